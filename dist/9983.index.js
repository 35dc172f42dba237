export const id = 9983;
export const ids = [9983];
export const modules = {

/***/ 44811:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  awsSource: () => (/* binding */ awsSource)
});

;// CONCATENATED MODULE: ./node_modules/aws4fetch/dist/aws4fetch.esm.mjs
/**
 * @license MIT <https://opensource.org/licenses/MIT>
 * @copyright Michael Hart 2024
 */
const encoder = new TextEncoder();
const HOST_SERVICES = {
  appstream2: 'appstream',
  cloudhsmv2: 'cloudhsm',
  email: 'ses',
  marketplace: 'aws-marketplace',
  mobile: 'AWSMobileHubService',
  pinpoint: 'mobiletargeting',
  queue: 'sqs',
  'git-codecommit': 'codecommit',
  'mturk-requester-sandbox': 'mturk-requester',
  'personalize-runtime': 'personalize',
};
const UNSIGNABLE_HEADERS = new Set([
  'authorization',
  'content-type',
  'content-length',
  'user-agent',
  'presigned-expires',
  'expect',
  'x-amzn-trace-id',
  'range',
  'connection',
]);
class AwsClient {
  constructor({ accessKeyId, secretAccessKey, sessionToken, service, region, cache, retries, initRetryMs }) {
    if (accessKeyId == null) throw new TypeError('accessKeyId is a required option')
    if (secretAccessKey == null) throw new TypeError('secretAccessKey is a required option')
    this.accessKeyId = accessKeyId;
    this.secretAccessKey = secretAccessKey;
    this.sessionToken = sessionToken;
    this.service = service;
    this.region = region;
    this.cache = cache || new Map();
    this.retries = retries != null ? retries : 10;
    this.initRetryMs = initRetryMs || 50;
  }
  async sign(input, init) {
    if (input instanceof Request) {
      const { method, url, headers, body } = input;
      init = Object.assign({ method, url, headers }, init);
      if (init.body == null && headers.has('Content-Type')) {
        init.body = body != null && headers.has('X-Amz-Content-Sha256') ? body : await input.clone().arrayBuffer();
      }
      input = url;
    }
    const signer = new AwsV4Signer(Object.assign({ url: input.toString() }, init, this, init && init.aws));
    const signed = Object.assign({}, init, await signer.sign());
    delete signed.aws;
    try {
      return new Request(signed.url.toString(), signed)
    } catch (e) {
      if (e instanceof TypeError) {
        return new Request(signed.url.toString(), Object.assign({ duplex: 'half' }, signed))
      }
      throw e
    }
  }
  async fetch(input, init) {
    for (let i = 0; i <= this.retries; i++) {
      const fetched = fetch(await this.sign(input, init));
      if (i === this.retries) {
        return fetched
      }
      const res = await fetched;
      if (res.status < 500 && res.status !== 429) {
        return res
      }
      await new Promise(resolve => setTimeout(resolve, Math.random() * this.initRetryMs * Math.pow(2, i)));
    }
    throw new Error('An unknown error occurred, ensure retries is not negative')
  }
}
class AwsV4Signer {
  constructor({ method, url, headers, body, accessKeyId, secretAccessKey, sessionToken, service, region, cache, datetime, signQuery, appendSessionToken, allHeaders, singleEncode }) {
    if (url == null) throw new TypeError('url is a required option')
    if (accessKeyId == null) throw new TypeError('accessKeyId is a required option')
    if (secretAccessKey == null) throw new TypeError('secretAccessKey is a required option')
    this.method = method || (body ? 'POST' : 'GET');
    this.url = new URL(url);
    this.headers = new Headers(headers || {});
    this.body = body;
    this.accessKeyId = accessKeyId;
    this.secretAccessKey = secretAccessKey;
    this.sessionToken = sessionToken;
    let guessedService, guessedRegion;
    if (!service || !region) {
[guessedService, guessedRegion] = guessServiceRegion(this.url, this.headers);
    }
    this.service = service || guessedService || '';
    this.region = region || guessedRegion || 'us-east-1';
    this.cache = cache || new Map();
    this.datetime = datetime || new Date().toISOString().replace(/[:-]|\.\d{3}/g, '');
    this.signQuery = signQuery;
    this.appendSessionToken = appendSessionToken || this.service === 'iotdevicegateway';
    this.headers.delete('Host');
    if (this.service === 's3' && !this.signQuery && !this.headers.has('X-Amz-Content-Sha256')) {
      this.headers.set('X-Amz-Content-Sha256', 'UNSIGNED-PAYLOAD');
    }
    const params = this.signQuery ? this.url.searchParams : this.headers;
    params.set('X-Amz-Date', this.datetime);
    if (this.sessionToken && !this.appendSessionToken) {
      params.set('X-Amz-Security-Token', this.sessionToken);
    }
    this.signableHeaders = ['host', ...this.headers.keys()]
      .filter(header => allHeaders || !UNSIGNABLE_HEADERS.has(header))
      .sort();
    this.signedHeaders = this.signableHeaders.join(';');
    this.canonicalHeaders = this.signableHeaders
      .map(header => header + ':' + (header === 'host' ? this.url.host : (this.headers.get(header) || '').replace(/\s+/g, ' ')))
      .join('\n');
    this.credentialString = [this.datetime.slice(0, 8), this.region, this.service, 'aws4_request'].join('/');
    if (this.signQuery) {
      if (this.service === 's3' && !params.has('X-Amz-Expires')) {
        params.set('X-Amz-Expires', '86400');
      }
      params.set('X-Amz-Algorithm', 'AWS4-HMAC-SHA256');
      params.set('X-Amz-Credential', this.accessKeyId + '/' + this.credentialString);
      params.set('X-Amz-SignedHeaders', this.signedHeaders);
    }
    if (this.service === 's3') {
      try {
        this.encodedPath = decodeURIComponent(this.url.pathname.replace(/\+/g, ' '));
      } catch (e) {
        this.encodedPath = this.url.pathname;
      }
    } else {
      this.encodedPath = this.url.pathname.replace(/\/+/g, '/');
    }
    if (!singleEncode) {
      this.encodedPath = encodeURIComponent(this.encodedPath).replace(/%2F/g, '/');
    }
    this.encodedPath = encodeRfc3986(this.encodedPath);
    const seenKeys = new Set();
    this.encodedSearch = [...this.url.searchParams]
      .filter(([k]) => {
        if (!k) return false
        if (this.service === 's3') {
          if (seenKeys.has(k)) return false
          seenKeys.add(k);
        }
        return true
      })
      .map(pair => pair.map(p => encodeRfc3986(encodeURIComponent(p))))
      .sort(([k1, v1], [k2, v2]) => k1 < k2 ? -1 : k1 > k2 ? 1 : v1 < v2 ? -1 : v1 > v2 ? 1 : 0)
      .map(pair => pair.join('='))
      .join('&');
  }
  async sign() {
    if (this.signQuery) {
      this.url.searchParams.set('X-Amz-Signature', await this.signature());
      if (this.sessionToken && this.appendSessionToken) {
        this.url.searchParams.set('X-Amz-Security-Token', this.sessionToken);
      }
    } else {
      this.headers.set('Authorization', await this.authHeader());
    }
    return {
      method: this.method,
      url: this.url,
      headers: this.headers,
      body: this.body,
    }
  }
  async authHeader() {
    return [
      'AWS4-HMAC-SHA256 Credential=' + this.accessKeyId + '/' + this.credentialString,
      'SignedHeaders=' + this.signedHeaders,
      'Signature=' + (await this.signature()),
    ].join(', ')
  }
  async signature() {
    const date = this.datetime.slice(0, 8);
    const cacheKey = [this.secretAccessKey, date, this.region, this.service].join();
    let kCredentials = this.cache.get(cacheKey);
    if (!kCredentials) {
      const kDate = await hmac('AWS4' + this.secretAccessKey, date);
      const kRegion = await hmac(kDate, this.region);
      const kService = await hmac(kRegion, this.service);
      kCredentials = await hmac(kService, 'aws4_request');
      this.cache.set(cacheKey, kCredentials);
    }
    return buf2hex(await hmac(kCredentials, await this.stringToSign()))
  }
  async stringToSign() {
    return [
      'AWS4-HMAC-SHA256',
      this.datetime,
      this.credentialString,
      buf2hex(await hash(await this.canonicalString())),
    ].join('\n')
  }
  async canonicalString() {
    return [
      this.method.toUpperCase(),
      this.encodedPath,
      this.encodedSearch,
      this.canonicalHeaders + '\n',
      this.signedHeaders,
      await this.hexBodyHash(),
    ].join('\n')
  }
  async hexBodyHash() {
    let hashHeader = this.headers.get('X-Amz-Content-Sha256') || (this.service === 's3' && this.signQuery ? 'UNSIGNED-PAYLOAD' : null);
    if (hashHeader == null) {
      if (this.body && typeof this.body !== 'string' && !('byteLength' in this.body)) {
        throw new Error('body must be a string, ArrayBuffer or ArrayBufferView, unless you include the X-Amz-Content-Sha256 header')
      }
      hashHeader = buf2hex(await hash(this.body || ''));
    }
    return hashHeader
  }
}
async function hmac(key, string) {
  const cryptoKey = await crypto.subtle.importKey(
    'raw',
    typeof key === 'string' ? encoder.encode(key) : key,
    { name: 'HMAC', hash: { name: 'SHA-256' } },
    false,
    ['sign'],
  );
  return crypto.subtle.sign('HMAC', cryptoKey, encoder.encode(string))
}
async function hash(content) {
  return crypto.subtle.digest('SHA-256', typeof content === 'string' ? encoder.encode(content) : content)
}
const HEX_CHARS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
function buf2hex(arrayBuffer) {
  const buffer = new Uint8Array(arrayBuffer);
  let out = '';
  for (let idx = 0; idx < buffer.length; idx++) {
    const n = buffer[idx];
    out += HEX_CHARS[(n >>> 4) & 0xF];
    out += HEX_CHARS[n & 0xF];
  }
  return out
}
function encodeRfc3986(urlEncodedStr) {
  return urlEncodedStr.replace(/[!'()*]/g, c => '%' + c.charCodeAt(0).toString(16).toUpperCase())
}
function guessServiceRegion(url, headers) {
  const { hostname, pathname } = url;
  if (hostname.endsWith('.on.aws')) {
    const match = hostname.match(/^[^.]{1,63}\.lambda-url\.([^.]{1,63})\.on\.aws$/);
    return match != null ? ['lambda', match[1] || ''] : ['', '']
  }
  if (hostname.endsWith('.r2.cloudflarestorage.com')) {
    return ['s3', 'auto']
  }
  if (hostname.endsWith('.backblazeb2.com')) {
    const match = hostname.match(/^(?:[^.]{1,63}\.)?s3\.([^.]{1,63})\.backblazeb2\.com$/);
    return match != null ? ['s3', match[1] || ''] : ['', '']
  }
  const match = hostname.replace('dualstack.', '').match(/([^.]{1,63})\.(?:([^.]{0,63})\.)?amazonaws\.com(?:\.cn)?$/);
  let service = (match && match[1]) || '';
  let region = match && match[2];
  if (region === 'us-gov') {
    region = 'us-gov-west-1';
  } else if (region === 's3' || region === 's3-accelerate') {
    region = 'us-east-1';
    service = 's3';
  } else if (service === 'iot') {
    if (hostname.startsWith('iot.')) {
      service = 'execute-api';
    } else if (hostname.startsWith('data.jobs.iot.')) {
      service = 'iot-jobs-data';
    } else {
      service = pathname === '/mqtt' ? 'iotdevicegateway' : 'iotdata';
    }
  } else if (service === 'autoscaling') {
    const targetPrefix = (headers.get('X-Amz-Target') || '').split('.')[0];
    if (targetPrefix === 'AnyScaleFrontendService') {
      service = 'application-autoscaling';
    } else if (targetPrefix === 'AnyScaleScalingPlannerFrontendService') {
      service = 'autoscaling-plans';
    }
  } else if (region == null && service.startsWith('s3-')) {
    region = service.slice(3).replace(/^fips-|^external-1/, '');
    service = 's3';
  } else if (service.endsWith('-fips')) {
    service = service.slice(0, -5);
  } else if (region && /-\d$/.test(service) && !/-\d$/.test(region)) {
[service, region] = [region, service];
  }
  return [HOST_SERVICES[service] || service, region || '']
}



// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/nix/credentials/aws-role.js
var aws_role = __webpack_require__(30964);
// EXTERNAL MODULE: ./lib/flox/auth/secrets/service.js
var service = __webpack_require__(83389);
// EXTERNAL MODULE: ./lib/flox/auth/secrets/token.js
var token = __webpack_require__(34331);
;// CONCATENATED MODULE: ./lib/flox/auth/secrets/aws.js





const trustPage = 'https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws';
/**
 * A secret of AWS Secrets Manager, read with a role that trusts GitHub's OIDC provider.
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
 * Throws ProblemError FLX141 to FLX149, NET001 and NET002.
 */
function awsSource(place, mask) {
    const what = `The secret ${place.arn}`;
    return {
        name: `AWS Secrets Manager in ${place.region}`,
        fetchToken: async (host, identity) => {
            const jwt = await identity(place.audience);
            mask(jwt);
            const keys = await assume(host, place, jwt, mask);
            const text = await read(host, place, keys);
            return { token: (0,token/* takeToken */.FV)((0,token/* tokenText */.pA)(text, place.field, what), what, mask) };
        },
    };
}
async function assume(host, place, jwt, mask) {
    const answer = await (0,aws_role/* requestRole */.Kt)(host, place, jwt);
    if (answer.kind === 'credentials') {
        const { AWS_REGION: _, ...secrets } = answer.variables;
        for (const secret of Object.values(secrets))
            mask(secret);
        return answer.variables;
    }
    const url = new URL(`https://${(0,aws_role/* awsHost */.Gy)('sts', place.region)}/`);
    const said = (0,service/* quoted */.TL)(answer.said, [jwt]);
    if (answer.code === '')
        throw new problem/* ProblemError */.Mm((0,service/* unusableAnswer */.Qf)(url, { status: 200 }));
    if (isAboutTime(said))
        throw new problem/* ProblemError */.Mm((0,service/* clockProblem */.oT)(host, url, said, answer.date));
    const aud = /audience/i.test(said);
    const claim = (0,service/* claimText */.Q1)(jwt, aud ? 'aud' : 'sub');
    const own = claim === undefined ? '' : ` In the token of this job ${claim}.`;
    const fix = aud
        ? `Add ${place.audience} to the audiences of the identity provider in IAM, or set audience= to one of those.`
        : 'Let the trust policy of the role allow this sub and audience for token.actions.githubusercontent.com.';
    const message = `AWS refuses this job the role ${place.role}: ${said}.${own}`;
    throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('FLX141', message, fix, { ...(0,service/* subjectOf */.et)(url), source: trustPage }));
}
async function read(host, place, keys) {
    const url = new URL(`https://${(0,aws_role/* awsHost */.Gy)('secretsmanager', place.region)}/`);
    const signer = new AwsV4Signer({
        url: url.href,
        method: 'POST',
        headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'secretsmanager.GetSecretValue' },
        body: JSON.stringify({ SecretId: place.arn }),
        accessKeyId: keys.AWS_ACCESS_KEY_ID,
        secretAccessKey: keys.AWS_SECRET_ACCESS_KEY,
        sessionToken: keys.AWS_SESSION_TOKEN,
        service: 'secretsmanager',
        region: place.region,
        datetime: new Date(host.clock.now()).toISOString().replace(/[-:]|\.\d+/g, ''),
    });
    const { headers, body } = await signer.sign();
    const answer = await (0,service/* askService */.xE)(host, {
        url,
        method: 'POST',
        headers: Object.fromEntries(headers),
        body: typeof body === 'string' ? body : '',
    });
    const text = (0,service/* textAt */.$6)(answer.json, 'SecretString');
    if (answer.status === 200 && text !== undefined)
        return text;
    if (answer.status === 200 && (0,service/* textAt */.$6)(answer.json, 'SecretBinary') !== undefined) {
        throw (0,token/* notText */.nr)(`The secret ${place.arn} is binary.`);
    }
    throw new problem/* ProblemError */.Mm(readProblem(host, place, url, answer));
}
/** By the names of https://docs.aws.amazon.com/secretsmanager/latest/apireference/CommonErrors.html */
function readProblem(host, place, url, answer) {
    const type = (0,service/* textAt */.$6)(answer.json, '__type') ?? answer.header('x-amzn-errortype') ?? '';
    // Before it stands a name space, behind it an address.
    const code = type.replace(/^.*#|:.*$/g, '');
    const text = (0,service/* textAt */.$6)(answer.json, 'message') ?? (0,service/* textAt */.$6)(answer.json, 'Message') ?? '';
    const said = (0,service/* quoted */.TL)([code, text].filter((part) => part !== '').join(': '), []);
    const more = (0,service/* subjectOf */.et)(url);
    if (answer.status >= 200 && answer.status < 300)
        return (0,service/* unusableAnswer */.Qf)(url, answer);
    if (isAboutTime(said) || /InvalidSignature|SignatureDoesNotMatch/.test(code)) {
        return (0,service/* clockProblem */.oT)(host, url, said, answer.header('date'));
    }
    if (code === 'ResourceNotFoundException') {
        const fix = 'Correct the ARN with its last six characters, or create the secret.';
        return (0,problem/* error */.z3)('FLX142', `There is no secret ${place.arn}: ${said}.`, fix, more);
    }
    if (code === 'InvalidRequestException') {
        const fix = 'Restore the secret if it is marked for deletion, and give it a value.';
        return (0,problem/* error */.z3)('FLX142', `The secret ${place.arn} cannot be read: ${said}.`, fix, more);
    }
    if (/AccessDenied|UnrecognizedClient|DecryptionFailure/.test(code)) {
        const key = /KMS|Decrypt/.test(said) ? ', and kms:Decrypt on its key' : '';
        const fix = `Allow the role secretsmanager:GetSecretValue on this secret${key}; a policy of the secret must not deny it.`;
        return (0,problem/* error */.z3)('FLX143', `AWS does not let ${place.role} read ${place.arn}: ${said}.`, fix, more);
    }
    return (0,service/* unusableAnswer */.Qf)(url, answer, said);
}
function isAboutTime(said) {
    return /RequestExpired|RequestTimeTooSkewed|ExpiredToken|Signature expired|Signature not yet current|token (?:is )?expired/i.test(said);
}


/***/ }),

/***/ 83389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   Q1: () => (/* binding */ claimText),
/* harmony export */   Qf: () => (/* binding */ unusableAnswer),
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   Vh: () => (/* binding */ readJson),
/* harmony export */   at: () => (/* binding */ at),
/* harmony export */   et: () => (/* binding */ subjectOf),
/* harmony export */   oT: () => (/* binding */ clockProblem),
/* harmony export */   xE: () => (/* binding */ askService)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _runner_http_ask_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95226);
/* harmony import */ var _runner_mask_secrets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54136);
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(703);




/** Secrets of AWS and Google have at most 64 KiB. */
const maxBytes = 512 * 1024;
/**
 * Asks a service that keeps secrets. It is asked again while it is busy: what is asked of one changes nothing there.
 * Redirects are not followed, for a request has a credential in it. Throws ProblemError NET001 when there is no answer.
 */
async function askService(host, question, tries = 4) {
    const signal = host.cancelled;
    const limits = { timeout: 20_000, maxBytes, follow: false, signal };
    const rule = { tries, firstPause: 1_000, longestPause: 10_000, signal };
    const { status, body, header } = await (0,_runner_http_ask_js__WEBPACK_IMPORTED_MODULE_2__/* .ask */ .k)(host, { ...question, ...limits }, rule).catch((cause) => {
        const why = cause instanceof Error ? cause.message : String(cause);
        const message = `${question.url.host} gave no usable answer: ${why}.`;
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('NET001', message, 'Check the network of this machine.', subjectOf(question.url)));
    });
    return { status, header, json: readJson(body.toString('utf8')) };
}
function readJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** What is at the names in a JSON value; undefined where it is not there. */
function at(json, ...names) {
    return names.reduce((value, name) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined), json);
}
function textAt(json, ...names) {
    const value = at(json, ...names);
    return typeof value === 'string' ? value : undefined;
}
/** An object of JSON, not a list. */
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** What a server said, for a message: one line, not too long, and never with a secret in it. */
function quoted(text, secrets) {
    const line = (0,_runner_mask_secrets_js__WEBPACK_IMPORTED_MODULE_1__/* .maskSecrets */ .QU)(text, secrets)
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .trim()
        .replace(/\.$/, '');
    if ((0,_runner_mask_secrets_js__WEBPACK_IMPORTED_MODULE_1__/* .hasToken */ .y0)(line))
        return 'its text has a token, and is not shown';
    return line.length > 400 ? `${line.slice(0, 400)}…` : line;
}
/**
 * `sub is "repo:octo/app:ref:refs/heads/main"`; undefined of a claim that GitHub's token does not have. Claims are no secrets,
 * but what servers compare with the conditions of a role.
 */
function claimText(jwt, name) {
    const value = at((0,_claims_js__WEBPACK_IMPORTED_MODULE_3__/* .readClaims */ .Ip)(jwt), name);
    const simple = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return simple ? `${name} is ${JSON.stringify(value).slice(0, 200)}` : undefined;
}
const subjectOf = ({ origin }) => ({ subject: { url: origin } });
/** FLX147: a time that the server does not accept, with the clocks of both. */
function clockProblem(host, url, said, date) {
    const now = host.clock.now();
    const theirs = Date.parse(date ?? '');
    const clocks = Number.isNaN(theirs)
        ? `It is ${timeText(now)} on this machine`
        : `It is ${timeText(theirs)} there and ${timeText(now)} on this machine`;
    const far = Math.abs(theirs - now) > 60_000;
    const fix = far
        ? 'Synchronize the clock that is wrong.'
        : "Check the clock of the server, and run the job again: GitHub's token is valid for a few minutes.";
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX147', `${url.host} refuses the time of a request: ${said}. ${clocks}.`, fix, subjectOf(url));
}
const timeText = (time) => new Date(time).toISOString().replace('.000Z', 'Z');
/** FLX148 for an answer that is not as documented; NET002 for an error of the server. */
function unusableAnswer(url, { status }, said) {
    if (status >= 200 && status < 300) {
        const fix = 'Check that the address is that of the service, without a proxy that answers in its place.';
        return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX148', `${url.host} answered with something else than its documentation says.`, fix, subjectOf(url));
    }
    const why = said ? ` (${said})` : '';
    const fix = status >= 500 || status === 429 ? 'Run the job again later.' : 'Check the address and its settings.';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('NET002', `${url.host} answered with status ${status}${why}.`, fix, subjectOf(url));
}


/***/ }),

/***/ 34331:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FV: () => (/* binding */ takeToken),
/* harmony export */   _F: () => (/* binding */ fieldOf),
/* harmony export */   nr: () => (/* binding */ notText),
/* harmony export */   pA: () => (/* binding */ tokenText)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _runner_mask_secrets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54136);
/* harmony import */ var _service_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83389);



/** Tokens are shorter. */
const maxLength = 16 * 1024;
/** Shorter lines are words rather than secrets; masking them would make the log unreadable. */
const shortest = 6;
/**
 * The field of a secret. Throws ProblemError FLX144 where there is none of that name, FLX145 where it is not a text. `what`
 * names the secret.
 */
function fieldOf(secret, field, what) {
    if (!Object.hasOwn(secret, field)) {
        const message = `${what} has no field ${JSON.stringify(field)}. ${fieldsOf(secret)}`;
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX144', message, 'Correct field= or the secret.'));
    }
    const value = (0,_service_js__WEBPACK_IMPORTED_MODULE_2__.at)(secret, field);
    if (typeof value === 'string')
        return value;
    const found = Array.isArray(value) ? 'a list' : value === null ? 'null' : `a JSON ${typeof value}`;
    throw notText(`The field ${field} of ${what} is ${found}, not a text.`);
}
/**
 * The token in a whole secret: all of it, or one field of a JSON object. Throws ProblemError FLX144 as `fieldOf`, also for a
 * JSON object without `field`.
 */
function tokenText(secret, field, what) {
    const json = secret.trimStart().startsWith('{') ? (0,_service_js__WEBPACK_IMPORTED_MODULE_2__/* .readJson */ .Vh)(secret) : undefined;
    if ((0,_service_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(json)) {
        if (field !== undefined)
            return fieldOf(json, field, what);
        const message = `${what} is a JSON object. ${fieldsOf(json)}`;
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX144', message, 'Name the field that holds the token, as in field=token.'));
    }
    if (field === undefined)
        return secret;
    const message = `${what} is not a JSON object, and has no field ${JSON.stringify(field)}.`;
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX144', message, 'Remove field=, or store a JSON object.'));
}
/**
 * The token in a text, masked. Blanks and newlines at its ends are dropped: a file has one at its end. Throws ProblemError
 * FLX149 for what is empty, too long, or has blanks in it.
 */
function takeToken(text, what, mask) {
    const token = text.trim();
    for (const line of new Set([token, ...token.split(/\s*\n\s*/)]))
        if (line.length >= shortest)
            mask(line);
    const wrong = faultOf(token);
    if (wrong === undefined)
        return token;
    const fix = 'Store the token alone, as FloxHub showed it.';
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX149', `${what} is no token: it ${wrong}.`, fix));
}
function faultOf(token) {
    if (token === '')
        return 'is empty';
    if (token.length > maxLength)
        return `has ${token.length} characters`;
    if (/[\r\n]/.test(token))
        return 'has several lines';
    return /^[\x21-\x7e]+$/.test(token) ? undefined : 'has blanks or characters that are not ASCII';
}
function notText(message) {
    return new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX145', message, 'Store the token as a text.'));
}
/** The names in an object, unless they look like secrets themselves. */
function fieldsOf(secret) {
    const names = Object.keys(secret);
    const plain = names.filter((name) => /^[\w.-]{1,40}$/.test(name) && !(0,_runner_mask_secrets_js__WEBPACK_IMPORTED_MODULE_1__/* .hasToken */ .y0)(name));
    const rest = names.length - Math.min(plain.length, 10);
    const listed = plain.slice(0, 10).join(', ');
    if (names.length === 0)
        return 'It has no field.';
    return `It has ${[listed, rest > 0 ? `${rest} more` : ''].filter((text) => text !== '').join(' and ')}.`;
}


/***/ })

};
