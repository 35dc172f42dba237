import { enableKvm } from '../../../machine/kvm.ts'
import type { Provider } from '../provider.ts'

/** /dev/kvm, open to builds. */
export const kvm: Provider = {
  name: 'kvm',
  provide: async ({ host, inputs, job }) => {
    const wanted = inputs.kvm === 'auto' ? host.env['RUNNER_ENVIRONMENT'] === 'github-hosted' : inputs.kvm === 'true'
    const report = wanted ? await enableKvm(host, { job }) : undefined
    for (const line of report?.did ?? []) host.log.info(`KVM: ${line}`)
    const state = report?.state ?? 'absent'
    return { outputs: { kvm: state }, rows: [['KVM', state]], warnings: report?.problems ?? [] }
  },
}
