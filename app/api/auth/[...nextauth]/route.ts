import { authHandler } from "@/features/access/auth-handler";

export { authHandler as GET, authHandler as POST };
