/**
 * Writes the few ONNX messages a hand-made graph needs (onnx.proto3, IR version 8, opset 13), byte by byte: the
 * protobuf wire format is varints and length-prefixed fields, and a dependency for sixty lines would be a worse story.
 */

export type TensorData =
  | { type: 'float'; data: Float32Array }
  | { type: 'int64'; data: readonly number[] }
  | { type: 'int8'; data: Int8Array }
  | { type: 'uint16'; data: Uint16Array };

export interface Initializer {
  name: string;
  dims: readonly number[];
  tensor: TensorData;
}

export interface Node {
  op: string;
  inputs: readonly string[];
  outputs: readonly string[];
  attributes?: Record<string, number | readonly number[]>;
}

/** A graph input or output; a string dimension is symbolic. */
export interface Port {
  name: string;
  type: 'float' | 'int64';
  dims: readonly (number | string)[];
}

export interface Graph {
  name: string;
  nodes: readonly Node[];
  initializers: readonly Initializer[];
  inputs: readonly Port[];
  outputs: readonly Port[];
}

/** The bytes of a .onnx file. */
export function onnxBytes(graph: Graph, producer = 'yinling'): Uint8Array {
  return message(
    varintField(1, 8),
    textField(2, producer),
    bytesField(7, graphMessage(graph)),
    bytesField(8, message(textField(1, ''), varintField(2, 13))),
  );
}

const DATA_TYPE = { float: 1, int8: 3, uint16: 4, int64: 7 } as const;

const graphMessage = (graph: Graph): Uint8Array =>
  message(
    ...graph.nodes.map((node) => bytesField(1, nodeMessage(node))),
    textField(2, graph.name),
    ...graph.initializers.map((initializer) => bytesField(5, tensorMessage(initializer))),
    ...graph.inputs.map((port) => bytesField(11, portMessage(port))),
    ...graph.outputs.map((port) => bytesField(12, portMessage(port))),
  );

const nodeMessage = (node: Node): Uint8Array =>
  message(
    ...node.inputs.map((name) => textField(1, name)),
    ...node.outputs.map((name) => textField(2, name)),
    textField(4, node.op),
    ...Object.entries(node.attributes ?? {}).map(([name, value]) => bytesField(5, attribute(name, value))),
  );

const attribute = (name: string, value: number | readonly number[]): Uint8Array =>
  typeof value === 'number'
    ? message(textField(1, name), varintField(3, value), varintField(20, 2))
    : message(textField(1, name), ...value.map((one) => varintField(8, one)), varintField(20, 7));

const tensorMessage = ({ name, dims, tensor }: Initializer): Uint8Array =>
  message(
    ...dims.map((dim) => varintField(1, dim)),
    varintField(2, DATA_TYPE[tensor.type]),
    textField(8, name),
    bytesField(9, littleEndian(tensor)),
  );

const littleEndian = (tensor: TensorData): Uint8Array => {
  const data = tensor.type === 'int64' ? BigInt64Array.from(tensor.data, BigInt) : tensor.data;
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
};

const portMessage = (port: Port): Uint8Array => {
  const dims = port.dims.map((dim) =>
    bytesField(1, typeof dim === 'number' ? varintField(1, dim) : textField(2, dim)),
  );
  const tensorType = message(varintField(1, DATA_TYPE[port.type]), bytesField(2, message(...dims)));
  return message(textField(1, port.name), bytesField(2, bytesField(1, tensorType)));
};

const message = (...fields: Uint8Array[]): Uint8Array => Buffer.concat(fields);
const textField = (field: number, text: string): Uint8Array => bytesField(field, Buffer.from(text, 'utf8'));
const bytesField = (field: number, bytes: Uint8Array): Uint8Array =>
  Buffer.concat([varint((field << 3) | 2), varint(bytes.length), bytes]);
const varintField = (field: number, value: number): Uint8Array =>
  Buffer.concat([varint(field << 3), varint(value)]);

/** Negative numbers take ten bytes, as int64 does on the wire. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest ? low | 0x80 : low);
  } while (rest);
  return Uint8Array.from(bytes);
}
