import { checkRoleInputs, roleVariables } from "./actions-setup-credentials-role2.chunk.js";

export { roleVariables };