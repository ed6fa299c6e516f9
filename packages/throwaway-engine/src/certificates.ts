import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface Certificates {
  /** Folder with ca.pem, cert.pem and key.pem, as DOCKER_CERT_PATH wants it. */
  clientFolder: string;
  ca: string;
  serverCert: string;
  serverKey: string;
}

/** Makes an authority and, signed by it, a server's certificate for `address` and a client's. */
export function makeCertificates(folder: string, address: string): Certificates {
  const clientFolder = join(folder, "client");
  mkdirSync(clientFolder, { recursive: true });
  const ca = join(clientFolder, "ca.pem");
  const caKey = join(folder, "ca-key.pem");
  openssl("req", "-x509", ...newKey(caKey), "-subj", "/CN=throwaway engine CA", "-days", "2", "-out", ca);
  const sign = (name: string, key: string, cert: string, extensions: string) => {
    const request = join(folder, `${name}.csr`);
    const extensionFile = join(folder, `${name}.ext`);
    writeFileSync(extensionFile, extensions);
    openssl("req", ...newKey(key), "-subj", `/CN=${name}`, "-out", request);
    const authority = ["-CA", ca, "-CAkey", caKey, "-CAcreateserial"];
    openssl(
      "x509",
      "-req",
      "-in",
      request,
      ...authority,
      "-days",
      "2",
      "-extfile",
      extensionFile,
      "-out",
      cert,
    );
  };
  const serverCert = join(folder, "server-cert.pem");
  const serverKey = join(folder, "server-key.pem");
  sign("server", serverKey, serverCert, `subjectAltName=IP:${address}\nextendedKeyUsage=serverAuth\n`);
  sign(
    "client",
    join(clientFolder, "key.pem"),
    join(clientFolder, "cert.pem"),
    "extendedKeyUsage=clientAuth\n",
  );
  return { clientFolder, ca, serverCert, serverKey };
}

function newKey(file: string): string[] {
  return ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", file];
}

function openssl(...args: string[]): void {
  execFileSync("openssl", args, { stdio: "pipe" });
}
