/** The processor time this process has used, all threads, in milliseconds: other programs of a busy machine count little. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
