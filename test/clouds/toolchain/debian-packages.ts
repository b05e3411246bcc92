/** Debian packages the clouds run on, with a file that tells whether each is there. */
export const systemPackages: Readonly<Record<string, string>> = {
  'etcd-server': '/usr/bin/etcd',
  containerd: '/usr/bin/containerd-shim-runc-v2',
  runc: '/usr/sbin/runc',
  'containernetworking-plugins': '/usr/lib/cni/ptp',
  iptables: '/usr/sbin/iptables',
  iproute2: '/sbin/ip',
  'util-linux': '/usr/bin/nsenter',
  mount: '/usr/bin/umount',
  git: '/usr/bin/git',
  openssl: '/usr/bin/openssl',
  'ca-certificates': '/etc/ssl/certs/ca-certificates.crt',
};

/** Debian packages that only tests need. */
export const testPackages: Readonly<Record<string, string>> = {
  prometheus: '/usr/bin/prometheus',
  'prometheus-alertmanager': '/usr/bin/prometheus-alertmanager',
};

/** Debian packages that only the benchmark compares with. */
export const benchPackages: Readonly<Record<string, string>> = { skopeo: '/usr/bin/skopeo' };
