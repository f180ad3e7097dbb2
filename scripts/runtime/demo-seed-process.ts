import { seedDemo } from "@/prisma/seed/demo";

process.once("message", async (options) => {
  try {
    const demo = await seedDemo(options as Parameters<typeof seedDemo>[0]);
    process.send?.(demo, () => process.exit(0));
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
});
