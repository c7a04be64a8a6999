import type { MetadataRoute } from "next";

/** As what the app stands on a home screen: a square, the name, and nothing of what it is for. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: "/",
    name: "Holdfast",
    short_name: "Holdfast",
    start_url: "/",
    scope: "/",
    display: "standalone",
    background_color: "#fbf7ef",
    theme_color: "#fbf7ef",
    icons: [
      { src: "/icons/192.png", sizes: "192x192", type: "image/png", purpose: "any" },
      { src: "/icons/512.png", sizes: "512x512", type: "image/png", purpose: "any" },
      { src: "/icons/maskable.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}
