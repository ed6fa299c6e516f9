import { cameraFor } from "../fixtures/pictures/camera.ts";
import { keptPictures } from "../fixtures/pictures/guidePictures.ts";
import { openStill, startStill } from "../fixtures/pictures/stage.ts";
import {
  cleanUp,
  enter,
  lookOnPhone,
  openMenus,
  protect,
  seeObjects,
  seeOverview,
  seeSettings,
} from "../fixtures/pictures/tour.ts";
import { expect, test } from "../fixtures/test.ts";

// Every screen in the dark, held against the picture that is kept of it; the guide's pictures do the same by day, in both languages.

test.use({ trace: "off" });

test("each screen looks as it did, in the dark and on a phone", async ({ browser, quiet }) => {
  test.setTimeout(300_000);
  quiet.allow(/503/);
  await using demo = await startStill(null);
  const page = await openStill(
    browser,
    { colorScheme: "dark", locale: "en-US", viewport: { width: 1440, height: 900 } },
    demo,
  );
  const taken: string[] = [];
  const camera = cameraFor(page, { folder: ["screens", "dark"], taken });
  await enter(page);
  for (const part of [seeOverview, seeObjects, protect, cleanUp, seeSettings, openMenus])
    await part(page, camera);
  await page.setViewportSize({ width: 390, height: 844 });
  await lookOnPhone(page, camera);
  expect(taken.toSorted()).toEqual(keptPictures("screens/dark"));
});
