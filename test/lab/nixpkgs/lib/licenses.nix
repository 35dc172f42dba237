let
  free = shortName: fullName: {
    inherit shortName fullName;
    free = true;
    redistributable = true;
  };
  unfree = shortName: fullName: redistributable: {
    inherit shortName fullName redistributable;
    free = false;
  };
in
{
  asl20 = free "asl20" "Apache License 2.0";
  bsd3 = free "bsd3" "BSD 3-clause \"New\" or \"Revised\" License";
  mit = free "mit" "MIT License";
  unfree = unfree "unfree" "Unfree" false;
  unfreeRedistributable = unfree "unfreeRedistributable" "Unfree redistributable" true;
  nvidiaCuda = unfree "CUDA EULA" "CUDA Toolkit End User License Agreement (EULA)" false;
  nvidiaCudaRedist = unfree "CUDA EULA" "CUDA Toolkit End User License Agreement (EULA)" true;
  nvidiaCudnn = unfree "cuDNN EULA" "NVIDIA cuDNN Software License Agreement (EULA)" false;
  nvidiaCusparse_lt = unfree "cuSPARSELt EULA" "cuSPARSELt Software License Agreement (EULA)" false;
  nvidiaCutensor = unfree "cuTENSOR EULA" "cuTENSOR Software License Agreement (EULA)" false;
  nvidiaTensorrt = unfree "TensorRT EULA" "TensorRT SDK End User License Agreement (EULA)" false;
  nvidiaMath_sdk_sla = unfree "NVIDIA Math SDK SLA" "NVIDIA Math SDK Software License Agreement" false;
}
