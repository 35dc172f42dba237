# Each licence as mkLicense of Nixpkgs makes it (lib/licenses/licenses.nix), with the operators and helpers beside it.
let
  inherit (builtins) all any elem;
  free = shortName: fullName: {
    inherit shortName fullName;
    licenseType = "simple";
    free = true;
    redistributable = true;
  };
  unfree' = shortName: fullName: redistributable: {
    inherit shortName fullName redistributable;
    licenseType = "simple";
    free = false;
  };
in
rec {
  # lib/licenses/operators.nix
  OR = licenses: {
    licenseType = "compound";
    operator = "OR";
    inherit licenses;
  };
  AND = licenses: {
    licenseType = "compound";
    operator = "AND";
    inherit licenses;
  };
  WITH = license: exception: {
    licenseType = "exception";
    operator = "WITH";
    inherit license exception;
  };
  PLUS = license: {
    licenseType = "plus";
    operator = "+";
    inherit license;
  };

  # lib/licenses/helpers.nix: it throws for a licence of the old kind, which only has a list above it.
  evaluateProperty =
    predicate: permissive: license:
    let
      every = evaluateProperty predicate permissive;
      orElse = if permissive then any else all;
      andAlso = if permissive then all else any;
    in
    if license.licenseType == "simple" then
      predicate license
    else if license.licenseType == "compound" && license.operator == "OR" then
      orElse every license.licenses
    else if license.licenseType == "compound" && license.operator == "AND" then
      andAlso every license.licenses
    else if license.licenseType == "exception" then
      andAlso every [
        license.license
        license.exception
      ]
    else if license.licenseType == "plus" then
      every license.license
    else
      throw "Unknown license type or legacy license";
  isFree = evaluateProperty (license: license.free) true;
  containsLicenses = licenses: evaluateProperty (license: elem license licenses) false;

  asl20 = free "asl20" "Apache License 2.0";
  bsd3 = free "bsd3" "BSD 3-clause \"New\" or \"Revised\" License";
  mit = free "mit" "MIT License";
  llvm-exception = free "llvm-exception" "LLVM Exception";
  unfree = unfree' "unfree" "Unfree" false;
  unfreeRedistributable = unfree' "unfreeRedistributable" "Unfree redistributable" true;
  nvidiaCuda = unfree' "CUDA EULA" "CUDA Toolkit End User License Agreement (EULA)" false;
  nvidiaCudaRedist = unfree' "CUDA EULA" "CUDA Toolkit End User License Agreement (EULA)" true;
  nvidiaCudnn = unfree' "cuDNN EULA" "NVIDIA cuDNN Software License Agreement (EULA)" false;
  nvidiaCusparse_lt = unfree' "cuSPARSELt EULA" "cuSPARSELt Software License Agreement (EULA)" false;
  nvidiaCutensor = unfree' "cuTENSOR EULA" "cuTENSOR Software License Agreement (EULA)" false;
  # What its short name is was not recorded; mkLicense gives the name of the attribute to one that states none.
  nvidiaCutlassDsl = unfree' "nvidiaCutlassDsl" "NVIDIA CUTLASS DSLs Software License Agreement" false;
  nvidiaTensorrt = unfree' "TensorRT EULA" "TensorRT SDK End User License Agreement (EULA)" false;
  nvidiaMath_sdk_sla = unfree' "NVIDIA Math SDK SLA" "NVIDIA Math SDK Software License Agreement" false;
}
