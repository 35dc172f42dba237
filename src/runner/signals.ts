/**
 * An AbortSignal that fires on the first SIGINT or SIGTERM. The runner sends SIGINT, waits 7.5 s, sends SIGTERM, waits
 * 2.5 s, then kills the tree (actions/runner, src/Runner.Sdk/ProcessInvoker.cs); while we listen, Node does not end by
 * itself, so that children are stopped and what is finished is saved.
 */
export function cancellation(): AbortSignal {
  const controller = new AbortController()
  const onSignal = (name: NodeJS.Signals) => controller.abort(name)
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  return controller.signal
}
