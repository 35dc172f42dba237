import { AwsV4Signer } from "./aws4fetch.chunk.js";
import { ProblemError, awsHost, error, quoted } from "./frame.chunk.js";
import { remoteFiles } from "./ship-publish-remote.chunk.js";
import { environmentLogin } from "./ship-publish-s3-login.chunk.js";

// src/ship/publish/s3.ts
/** Bytes of one PUT: https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const mostBytes = 5 * 1024 ** 3;
/**
* A binary cache in a bucket. Requests are signed here (Signature Version 4, with the hash of the body, which the service
* checks), because not every build of Nix signs them. One PUT for each file, up to 5 GiB.
*/
function openBucket(host, address, login = environmentLogin(host)) {
	const place = bucketPlace(host.env, address);
	const cache = /* @__PURE__ */ new Map();
	const files = remoteFiles(host, {
		name: `s3://${place.bucket}`,
		urlOf: (file) => new URL(file, place.base),
		login: login?.name ?? "no access key (AWS_ACCESS_KEY_ID is not set)",
		sign: async ({ method, url, headers, sha256 }) => {
			if (!login) return {};
			const signer = new AwsV4Signer({
				...await login.keys(),
				method,
				url: url.href,
				service: "s3",
				region: place.region,
				cache,
				headers: {
					...headers,
					"x-amz-content-sha256": sha256
				},
				datetime: new Date(host.clock.now()).toISOString().replace(/[-:]|\.\d+/g, "")
			});
			return Object.fromEntries((await signer.sign()).headers);
		},
		follows: false,
		isAbsent: (answer) => answer.status === 403 && ["", "AccessDenied"].includes(errorOf(answer).code),
		words: (answer) => errorOf(answer).said,
		explain: (answer) => explain(host, place, answer)
	});
	return {
		...files,
		write: async (file, content) => {
			if (content.size > mostBytes) {
				const message = `${file} has ${(content.size / 1e9).toFixed(1)} GB; a bucket takes 5 GiB in one request.`;
				throw new ProblemError(error("SHP051", message, "Split the package, or publish it to another kind of destination."));
			}
			return files.write(file, content);
		}
	};
}
/**
* Where a bucket's files are. At AWS its name is part of the host, unless it has a dot, which no certificate covers; other
* services are asked by path, as Nix asks them.
*/
function bucketPlace(env, address) {
	const { searchParams: query, hostname: bucket } = address;
	const region = query.get("region") ?? (env["AWS_REGION"] || env["AWS_DEFAULT_REGION"] || "us-east-1");
	const endpoint = query.get("endpoint");
	const scheme = query.get("scheme") ?? "https";
	const given = endpoint ?? awsHost("s3", region);
	const base = new URL(/^https?:\/\//.test(given) ? given : `${scheme}://${given}`);
	const style = query.get("addressing-style") ?? "auto";
	if (style === "path" || style === "auto" && (endpoint !== null || bucket.includes("."))) base.pathname = `/${bucket}/`;
	else base.hostname = `${bucket}.${base.hostname}`;
	return {
		bucket,
		region,
		base
	};
}
/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
function errorOf({ body }) {
	const text = body.toString("utf8");
	const field = (name) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1] ?? "";
	return {
		code: field("Code"),
		said: quoted([field("Code"), field("Message")].filter((one) => one !== "").join(": "))
	};
}
function explain(host, { bucket, region }, answer) {
	const { code, said } = errorOf(answer);
	const about = { subject: { url: `s3://${bucket}` } };
	if (code === "RequestTimeTooSkewed") {
		const own = new Date(host.clock.now()).toISOString();
		const theirs = Date.parse(answer.header("date") ?? "");
		const text = Number.isNaN(theirs) ? "" : `, that of the service ${new Date(theirs).toISOString()}`;
		return error("SHP048", `s3://${bucket} refuses requests because of the clock: here it is ${own}${text}.`, "Set the clock of this machine (NTP); the service accepts a difference of 15 minutes.", about);
	}
	if (code === "NoSuchBucket") return error("SHP042", `There is no bucket ${bucket} in ${region} (${said}).`, "Create the bucket, or correct its name, region or endpoint.", about);
	if (code === "AuthorizationHeaderMalformed" || code === "PermanentRedirect" || code === "IllegalLocationConstraintException") return error("SHP042", `The bucket ${bucket} is not in ${region} (${said}).`, "Set the region of the bucket in its address: s3://BUCKET?region=REGION.", about);
	if (code === "ExpiredToken" || code === "TokenRefreshRequired") return error("SHP043", `The credentials for s3://${bucket} have expired (${said}).`, "Take the role just before this step, or let its session last longer.", about);
}

export { openBucket };