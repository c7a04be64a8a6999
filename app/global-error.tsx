"use client";

import "./globals.css";

/** The last resort, when even the frame of the page broke: nothing that could break again, in both languages. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body className="font-sans">
        <title>Holdfast</title>
        <main className="mx-auto grid max-w-xl gap-8 px-4 py-16">
          <section role="alert">
            <h1 className="text-3xl font-extrabold">Something broke on our side</h1>
            <p className="mt-2">What you typed is still on this device. Load the page again in a moment.</p>
          </section>
          <section lang="es">
            <h2 className="text-3xl font-extrabold">Algo falló de nuestro lado</h2>
            <p className="mt-2">
              Lo que escribiste sigue en este dispositivo. Vuelve a cargar la página en un momento.
            </p>
          </section>
        </main>
      </body>
    </html>
  );
}
