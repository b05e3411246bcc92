interface Machine {
  /** `e_machine` of the ELF specification. */
  readonly machine: number;
  readonly bits: 32 | 64;
  readonly order: 'little' | 'big';
  /** `e_flags`, where the ABI asks for some. */
  readonly flags?: number;
  /** Machine code of `exit(0)`, in hexadecimal. */
  readonly code: string;
}

/** Linux architectures as OCI names them. The code is the two or three instructions of the exit system call. */
const machines: Readonly<Record<string, Machine>> = {
  // mov eax, 60; xor edi, edi; syscall
  amd64: { machine: 62, bits: 64, order: 'little', code: 'b83c00000031ff0f05' },
  // mov x0, #0; mov x8, #93; svc #0
  arm64: { machine: 183, bits: 64, order: 'little', code: '000080d2a80b80d2010000d4' },
  // mov r0, #0; mov r7, #1; svc #0
  arm: { machine: 40, bits: 32, order: 'little', flags: 0x05000000, code: '0000a0e30170a0e3000000ef' },
  // mov eax, 1; xor ebx, ebx; int 0x80
  '386': { machine: 3, bits: 32, order: 'little', code: 'b80100000031dbcd80' },
  // li a0, 0; li a7, 93; ecall
  riscv64: { machine: 243, bits: 64, order: 'little', flags: 4, code: '130500009308d00573000000' },
  // li r3, 0; li r0, 1; sc
  ppc64le: { machine: 21, bits: 64, order: 'little', flags: 2, code: '000060380100003802000044' },
  // lhi %r2, 0; svc 1
  s390x: { machine: 22, bits: 64, order: 'big', code: 'a72800000a01' },
};

const loadAddress = 0x10000;

/**
 * The smallest static Linux program of an architecture: it exits with 0. Running it is the only proof that a builder
 * can execute that architecture; BuildKit lists platforms it cannot run. Undefined for an architecture not known here.
 *
 * Layout: System V ABI, ELF header and one PT_LOAD program header, then the code.
 */
export function probeProgram(architecture: string): Buffer | undefined {
  const target = machines[architecture];
  if (target === undefined) return undefined;
  const wide = target.bits === 64;
  const code = Buffer.from(target.code, 'hex');
  const [headerSize, segmentSize] = wide ? [64, 56] : [52, 32];
  const codeOffset = headerSize + segmentSize;
  const size = codeOffset + code.length;
  const bytes = Buffer.alloc(codeOffset);
  let at = 0;
  const put = (length: 2 | 4 | 8, value: number) => {
    if (length === 8) {
      const big = BigInt(value);
      target.order === 'big' ? bytes.writeBigUInt64BE(big, at) : bytes.writeBigUInt64LE(big, at);
    } else
      target.order === 'big' ? bytes.writeUIntBE(value, at, length) : bytes.writeUIntLE(value, at, length);
    at += length;
  };
  const word = wide ? 8 : 4;
  at = bytes.write('\x7fELF', 'latin1');
  bytes.set([wide ? 2 : 1, target.order === 'big' ? 2 : 1, 1], at);
  at = 16;
  put(2, 2); // ET_EXEC
  put(2, target.machine);
  put(4, 1);
  put(word, loadAddress + codeOffset); // entry point
  put(word, headerSize); // program headers
  put(word, 0); // no section headers
  put(4, target.flags ?? 0);
  for (const value of [headerSize, segmentSize, 1, 0, 0, 0]) put(2, value);
  const flags = 5; // readable, executable
  put(4, 1); // PT_LOAD
  if (wide) put(4, flags);
  put(word, 0);
  put(word, loadAddress);
  put(word, loadAddress);
  put(word, size);
  put(word, size);
  if (!wide) put(4, flags);
  put(word, 0x1000);
  return Buffer.concat([bytes, code]);
}
