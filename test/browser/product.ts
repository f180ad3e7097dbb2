import { newDataFolder, removeDataFolder, startProduct, stopProduct } from "../../scripts/testing/product";

/** Far above what the tests need: they sign in many times a minute from one address. */
const TEST_LIMITS = {
  RATE_LIMIT_SIGN_IN_PER_MINUTE: "10000",
  RATE_LIMIT_LINK_PER_MINUTE: "10000",
  RATE_LIMIT_PUBLIC_PER_MINUTE: "10000",
  RATE_LIMIT_BOOK_PER_MINUTE: "10000",
  RATE_LIMIT_FEED_PER_MINUTE: "10000",
  HOLDS_PER_ADDRESS: "10000",
};

/**
 * Starts the product, seeded, on a database and a port of the tests' own, and stops it after the last test.
 * While writing tests, HOLDFAST_TEST_URL and HOLDFAST_TEST_DEMO_FILE name one that runs already.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.HOLDFAST_TEST_URL && process.env.HOLDFAST_TEST_DEMO_FILE) return undefined;
  const dataFolder = newDataFolder();
  const product = await startProduct({ dataFolder, environment: TEST_LIMITS });
  process.env.HOLDFAST_TEST_URL = product.url;
  process.env.HOLDFAST_TEST_DEMO_FILE = product.demoFile;
  return async () => {
    await stopProduct(product);
    removeDataFolder(dataFolder);
  };
}
