import { foundRealNetwork } from "../test/real-network";
import { expect, test } from "./fixtures";
import { signInByWords } from "./phone";

test("no text becomes code on a page, whoever gets to write it there", async ({ owner, page: phone }) => {
  const network = await foundRealNetwork(owner);
  await signInByWords(phone, network.member("Malik").words);
  await phone.goto(`/n/${network.id}/people`);
  await expect(phone.getByRole("list", { name: "People" })).toContainText("Ines");
  const ran = await phone.evaluate(async () => {
    const marks: string[] = [];
    const reached = window as unknown as { reach(mark: string): void };
    reached.reach = (mark) => marks.push(mark);
    const script = (set: (element: HTMLScriptElement) => void) => () => {
      const element = document.createElement("script");
      set(element);
      document.head.append(element);
    };
    const tries: (() => unknown)[] = [
      () => document.body.insertAdjacentHTML("beforeend", `<img src="x:" onerror="reach('image')">`),
      () => {
        document.createElement("div").innerHTML = "<b>bold</b>";
        marks.push("HTML");
      },
      () =>
        document.body.append(
          document.createRange().createContextualFragment("<script>reach('range')</script>"),
        ),
      script((element) => {
        element.src = "data:text/javascript,reach('data')";
      }),
      script((element) => {
        element.src = "https://evil.example/x.js";
      }),
      script((element) => {
        element.src = "/away";
      }),
      script((element) => {
        element.textContent = "reach('text')";
      }),
      () => document.write("<script>reach('write')</script>"),
    ];
    let refused = 0;
    for (const each of tries) {
      try {
        await each();
      } catch {
        refused++;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
    return { marks, refused, tries: tries.length };
  });
  expect(ran.marks).toEqual([]);
  expect(ran.refused).toBe(ran.tries);
});
