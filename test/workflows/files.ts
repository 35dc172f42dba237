import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { project } from './tools.ts'

const yaml = /\.ya?ml$/

/** The repository's workflows, the templates for users' repositories, and its actions; paths relative to the project. */
export interface WorkflowFiles {
  readonly workflows: readonly string[]
  readonly templates: readonly string[]
  readonly actions: readonly string[]
}

export function workflowFiles(root = project): WorkflowFiles {
  const within = (folder: string) =>
    (existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : [])
      .filter((name) => yaml.test(name))
      .map((name) => join(folder, name))
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const actions = ['.', ...folders.map(({ name }) => name)].map((folder) => join(folder, 'action.yml'))
  return {
    workflows: within('.github/workflows'),
    templates: within('workflows'),
    actions: actions.filter((path) => existsSync(join(root, path))),
  }
}
