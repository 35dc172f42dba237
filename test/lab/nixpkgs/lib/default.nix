# The part of Nixpkgs' lib that the set and packages in plain Nixpkgs style need. Each name means what it means there.
let
  inherit (builtins)
    all
    attrNames
    concatLists
    concatMap
    concatStringsSep
    elem
    elemAt
    filter
    foldl'
    functionArgs
    genList
    getAttr
    hasAttr
    head
    intersectAttrs
    isAttrs
    isFunction
    isList
    length
    listToAttrs
    map
    mapAttrs
    match
    parseDrvName
    removeAttrs
    replaceStrings
    sort
    stringLength
    substring
    tail
    ;

  trivial = {
    id = x: x;
    const = x: _: x;
    flip =
      f: a: b:
      f b a;
    pipe = foldl' (x: f: f x);
    boolToString = b: if b then "true" else "false";
    warn = message: builtins.trace "evaluation warning: ${message}";
    throwIf = condition: message: if condition then throw message else x: x;
    throwIfNot = condition: message: if condition then x: x else throw message;
    assertMsg = condition: message: if condition then true else throw message;
    toFunction = f: if isFunction f then f else _: f;
  };

  strings = {
    concatStrings = concatStringsSep "";
    concatMapStrings = f: list: concatStringsSep "" (map f list);
    concatMapStringsSep =
      separator: f: list:
      concatStringsSep separator (map f list);
    optionalString = condition: string: if condition then string else "";
    hasPrefix = prefix: string: substring 0 (stringLength prefix) string == prefix;
    hasSuffix =
      suffix: string:
      let
        rest = stringLength string - stringLength suffix;
      in
      rest >= 0 && substring rest (stringLength suffix) string == suffix;
    removePrefix =
      prefix: string:
      if strings.hasPrefix prefix string then substring (stringLength prefix) (-1) string else string;
    removeSuffix =
      suffix: string:
      if strings.hasSuffix suffix string then
        substring 0 (stringLength string - stringLength suffix) string
      else
        string;
    versionOlder = a: b: builtins.compareVersions b a == 1;
    versionAtLeast = a: b: !strings.versionOlder a b;
    getName = x: if builtins.isString x then (parseDrvName x).name else x.pname or (parseDrvName x.name).name;
    getVersion =
      x: if builtins.isString x then (parseDrvName x).version else x.version or (parseDrvName x.name).version;
    makeSearchPath =
      folder: packages:
      concatStringsSep ":" (map (path: "${path}/${folder}") (filter (x: x != null) packages));
    makeLibraryPath = packages: strings.makeSearchPath "lib" (map meta.getLib packages);
    makeBinPath = packages: strings.makeSearchPath "bin" (map meta.getBin packages);
    escapeShellArg = arg: "'${replaceStrings [ "'" ] [ "'\\''" ] (toString arg)}'";
    escapeShellArgs = args: strings.concatMapStringsSep " " strings.escapeShellArg args;
    versions = {
      major = version: head (builtins.splitVersion version);
      minor = version: elemAt (builtins.splitVersion version) 1;
      patch = version: elemAt (builtins.splitVersion version) 2;
      majorMinor =
        version:
        concatStringsSep "." [
          (strings.versions.major version)
          (strings.versions.minor version)
        ];
    };
  };

  lists = {
    optional = condition: x: if condition then [ x ] else [ ];
    optionals = condition: list: if condition then list else [ ];
    toList = x: if isList x then x else [ x ];
    last = list: elemAt list (length list - 1);
    init = list: genList (elemAt list) (length list - 1);
    flatten = x: if isList x then concatMap lists.flatten x else [ x ];
    unique = foldl' (seen: x: if elem x seen then seen else seen ++ [ x ]) [ ];
    intersectLists = e: filter (x: elem x e);
    subtractLists = e: filter (x: !elem x e);
    findFirst =
      predicate: default: list:
      let
        found = filter predicate list;
      in
      if found == [ ] then default else head found;
    range = first: last: if first > last then [ ] else genList (n: first + n) (last - first + 1);
    reverseList =
      list:
      let
        n = length list;
      in
      genList (i: elemAt list (n - i - 1)) n;
    naturalSort = sort strings.versionOlder;
    forEach = list: f: map f list;
  };

  attrsets = {
    filterAttrs =
      predicate: set: removeAttrs set (filter (name: !predicate name set.${name}) (attrNames set));
    mapAttrs' = f: set: listToAttrs (map (name: f name set.${name}) (attrNames set));
    mapAttrsToList = f: set: map (name: f name set.${name}) (attrNames set);
    nameValuePair = name: value: { inherit name value; };
    genAttrs = names: f: listToAttrs (map (name: attrsets.nameValuePair name (f name)) names);
    optionalAttrs = condition: set: if condition then set else { };
    attrByPath =
      path: default: set:
      if path == [ ] then
        set
      else if isAttrs set && hasAttr (head path) set then
        attrsets.attrByPath (tail path) default set.${head path}
      else
        default;
    getAttrFromPath =
      path: attrsets.attrByPath path (throw "cannot find attribute '${concatStringsSep "." path}'");
    recursiveUpdate =
      a: b:
      a
      // mapAttrs (
        name: value:
        if isAttrs value && isAttrs (a.${name} or null) then attrsets.recursiveUpdate a.${name} value else value
      ) b;
    isDerivation = x: x.type or null == "derivation";
    recurseIntoAttrs = set: set // { recurseForDerivations = true; };
    dontRecurseIntoAttrs = set: set // { recurseForDerivations = false; };
  };

  meta = {
    getOutput = output: package: package.${output} or package.out or package;
    getBin = meta.getOutput "bin";
    getLib = meta.getOutput "lib";
    getDev = meta.getOutput "dev";
    getExe = package: meta.getExe' package (package.meta.mainProgram or (strings.getName package));
    getExe' = package: name: "${meta.getBin package}/bin/${name}";
  };

  fixedPoints = {
    fix =
      f:
      let
        x = f x;
      in
      x;
    extends =
      overlay: f: final:
      let
        prev = f final;
      in
      prev // overlay final prev;
    composeExtensions =
      f: g: final: prev:
      let
        fApplied = f final prev;
      in
      fApplied // g final (prev // fApplied);
    composeManyExtensions =
      overlays: final: prev:
      (foldl' fixedPoints.composeExtensions (_: _: { }) overlays) final prev;
    makeExtensible =
      f:
      fixedPoints.fix f
      // {
        extend = overlay: fixedPoints.makeExtensible (fixedPoints.extends overlay f);
      };
  };

  customisation = {
    makeOverridable =
      f: args:
      let
        result = f args;
        overrideWith = changes: args // (if isFunction changes then changes args else changes);
        again = changes: customisation.makeOverridable f (overrideWith changes);
      in
      if isAttrs result then
        result
        // {
          override = again;
        }
        // attrsets.optionalAttrs (result ? overrideAttrs) {
          overrideAttrs = changes: customisation.makeOverridable (a: (f a).overrideAttrs changes) args;
        }
      else
        result;
    callPackageWith =
      autoArgs: fn: args:
      let
        f = if isFunction fn then fn else import fn;
        wanted = functionArgs f;
        missing = filter (name: !wanted.${name} && !(autoArgs ? ${name}) && !(args ? ${name})) (attrNames wanted);
      in
      if missing != [ ] then
        throw "lib.customisation.callPackageWith: Function called without required argument \"${head missing}\""
      else
        customisation.makeOverridable f (intersectAttrs wanted autoArgs // args);
    callPackagesWith =
      autoArgs: fn: args:
      let
        f = if isFunction fn then fn else import fn;
      in
      f (intersectAttrs (functionArgs f) autoArgs // args);
    makeScope =
      newScope: f:
      let
        self = f self // {
          newScope = scope: newScope (self // scope);
          callPackage = self.newScope { };
          overrideScope = overlay: customisation.makeScope newScope (fixedPoints.extends overlay f);
          packages = f;
        };
      in
      self;
    # The condition guards building, not looking at names and metadata.
    extendDerivation =
      condition: passthru: drv:
      drv
      // passthru
      // {
        drvPath =
          assert condition;
          drv.drvPath;
        outPath =
          assert condition;
          drv.outPath;
      };
  };

  all' = trivial // strings // lists // attrsets // meta // fixedPoints // customisation;
in
builtins
// all'
// {
  inherit
    trivial
    lists
    attrsets
    meta
    fixedPoints
    customisation
    ;
  strings = strings // builtins;
  asserts = { inherit (trivial) assertMsg; };
  inherit (builtins) addErrorContext;
  licenses = import ./licenses.nix;
  maintainers = { };
  platforms = {
    linux = [
      "aarch64-linux"
      "x86_64-linux"
    ];
    all = [
      "aarch64-linux"
      "x86_64-linux"
      "aarch64-darwin"
      "x86_64-darwin"
    ];
  };
}
