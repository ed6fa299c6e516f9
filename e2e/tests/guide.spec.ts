import { cameraFor } from "../fixtures/pictures/camera.ts";
import { door } from "../fixtures/pictures/door.ts";
import {
  type GuideLanguage,
  guidePages,
  keptPictures,
  picturesIn,
} from "../fixtures/pictures/guidePictures.ts";
import { type Look, openStill, startStill } from "../fixtures/pictures/stage.ts";
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

// The pictures of the user's guide, and of the README, held against the screens. A screen was changed on purpose? CONTRIBUTING.md says how they are made anew.

const looks: Record<GuideLanguage, Look> = {
  en: { colorScheme: "light", locale: "en-US", viewport: { width: 1280, height: 820 } },
  "zh-CN": { colorScheme: "light", locale: "zh-CN", viewport: { width: 1280, height: 820 } },
};
const phone = { width: 390, height: 760 };

test.use({ trace: "off" });

for (const language of ["en", "zh-CN"] as const) {
  test(`pictures of the guide, ${language}`, async ({ browser, quiet }) => {
    test.setTimeout(300_000);
    quiet.allow(/503/);
    const look = looks[language];
    const shown = picturesIn(language);
    const taken: string[] = [];
    const film = { folder: ["guide", language], only: new Set(shown), taken };

    await using fresh = await startStill("unix:///nonexistent/docker.sock");
    const stranger = await openStill(browser, look, fresh);
    await door(stranger, fresh, cameraFor(stranger, film));
    await stranger.context().close();

    await using demo = await startStill(null);
    const page = await openStill(browser, look, demo);
    const camera = cameraFor(page, film);
    await enter(page);
    for (const part of [seeOverview, seeObjects, protect, cleanUp, seeSettings, openMenus])
      await part(page, camera);
    await page.setViewportSize(phone);
    await lookOnPhone(page, camera);
    await page.context().close();
    expect(taken.toSorted()).toEqual(shown);
  });
}

test("each picture that the guide shows is there, and no other lies about", () => {
  for (const language of ["en", "zh-CN"] as const)
    expect(keptPictures(`guide/${language}`)).toEqual(picturesIn(language));
});

test("the guide has the same pages with the same pictures in both languages", () => {
  const shape = (language: GuideLanguage) =>
    [...guidePages(language)].map(([name, text]) => ({
      name,
      headings: text.match(/^#+ /gm)?.length,
      pictures: [...text.matchAll(/images\/guide\/[^/]+\/([^)]+)\)/g)].map(([, picture]) => picture),
      rows: text.match(/^\|/gm)?.length,
    }));
  expect(shape("zh-CN")).toEqual(shape("en"));
});
