/** Whether a process of this number runs on this computer; one of another account counts. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (thrown) { return (thrown as { code?: string }).code === 'EPERM' }
}
