// Loaded into a child process before its own program: when whoever started it is gone, it ends as well, so
// that not even a killed start leaves a server behind on its port. The child's own children inherit this
// file, but their parent is another, and they are the child's to end.
if (process.env.HOLDFAST_PARENT === String(process.ppid)) {
  process.once("disconnect", () => process.exit(1));
  process.channel?.unref();
}
