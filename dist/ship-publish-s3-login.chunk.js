// src/ship/publish/s3-login.ts
/**
* The keys in the environment, as `aws-role` of setup and aws-actions/configure-aws-credentials leave them; undefined where
* there are none: then requests are not signed, which a policy of the bucket may allow.
*/
function environmentLogin({ env }) {
	const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: token } = env;
	if (!accessKeyId || !secretAccessKey) return void 0;
	const keys = {
		accessKeyId,
		secretAccessKey,
		...token ? { sessionToken: token } : {}
	};
	return {
		name: `the access key ${accessKeyId} of the environment`,
		keys: async () => keys
	};
}

export { environmentLogin };