{ stdenvNoCC }:
import <nix/fetchurl.nix> {
  name = "download";
  url = "http://127.0.0.1:9/source.tar.gz";
  sha256 = "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
}
