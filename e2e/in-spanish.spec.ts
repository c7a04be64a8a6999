import { foundRealNetwork } from "../test/real-network";
import { expect, lookAgain, test } from "./phone";
import { cardWith, choose, expectNoSidewaysScroll } from "./screen";

test("from the need to the yes in Spanish, by the phone's language and by choice", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner);
  const [ines, malik] = await Promise.all([
    openPhone(network.member("Ines"), { locale: "es-MX" }),
    openPhone(network.member("Malik")),
  ]);
  await expect(ines.locator("html")).toHaveAttribute("lang", "es");
  await ines.getByRole("link", { name: "Publicar una necesidad" }).click();
  await ines.getByRole("link", { name: /^Viaje/ }).click();
  await ines.getByRole("radio", { name: "Mañana" }).check();
  await ines.getByRole("combobox", { name: "Desde" }).selectOption("17:30");
  await ines.getByRole("combobox", { name: "Hasta" }).selectOption("19:00");
  await choose(ines, "¿Dónde?", "Gate 4");
  await choose(ines, "¿A dónde?", "Union hall");
  await ines.getByRole("checkbox", { name: "Silla para niños" }).check();
  await ines.getByRole("textbox", { name: "¿Algo más? (sellado)" }).fill("Con la niña y una maleta chica");
  await expectNoSidewaysScroll(ines);
  await ines.getByRole("button", { name: "Publicar una necesidad" }).click();
  await expect(ines.getByText("Publicado. Toda la red ya lo ve.").first()).toBeVisible();
  await expect(cardWith(ines, "Con la niña")).toContainText("Mañana 17:30–19:00");
  await expect(cardWith(ines, "Con la niña")).toContainText("1 asiento");

  await malik.getByRole("link", { name: "Settings" }).click();
  await malik.getByRole("button", { name: "Español" }).click();
  await malik.getByRole("link", { name: "Tablero" }).click();
  await cardWith(malik, "Con la niña").getByRole("button", { name: "Responder" }).click();
  const sheet = malik.getByRole("dialog", { name: "Responder: Viaje" });
  await sheet.getByRole("textbox", { name: "¿Cómo te encuentran?" }).fill("Camioneta gris, 555 0177");
  await sheet.getByRole("button", { name: "Responder", exact: true }).click();
  await expect(malik.getByRole("link", { name: "Pedido. Ver lo mío" })).toBeVisible();

  await ines.getByRole("link", { name: "Lo mío" }).click();
  await expect(ines.getByText("Malik te ofrece esto")).toBeVisible();
  await ines.getByRole("button", { name: "Sí, por favor" }).click();
  const yes = ines.getByRole("dialog", { name: "Decir que sí" });
  await yes.getByRole("textbox").fill("Timbre 3");
  await yes.getByRole("button", { name: "Sí, por favor" }).click();
  await expect(ines.getByRole("region", { name: "Lo que viene para ti" })).toContainText("Camioneta gris");
  await malik.getByRole("link", { name: "Pedido. Ver lo mío" }).click();
  await lookAgain(malik);
  const promised = malik.getByRole("region", { name: "Lo que prometiste" });
  await expect(promised).toContainText("Timbre 3");
  await promised.getByRole("button", { name: "Devolver" }).click();
  await expect(malik.getByRole("dialog", { name: "¿Devolverlo?" })).toContainText("Ines cuenta contigo.");
});
