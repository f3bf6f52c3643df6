import onnxruntime from 'onnxruntime-node';
import { onnxBytes } from './onnx-bytes';

export interface Gradients {
  /** Mean over the batch. */
  loss: number;
  query: Float32Array;
  passage: Float32Array;
}

/**
 * InfoNCE both ways over a batch, with its gradient, as an ONNX graph: the runtime that will serve the model is also
 * the fastest matrix product at hand. `query` and `passage` are [batch, dimensions] rows of length 1; `mask` is
 * [batch, batch], 0 or a large negative number where a pair must not count as a negative.
 */
export async function openContrast(batch: number, dimensions: number, sharpness: number) {
  const port = (name: string, dims: number[]) => ({ name, type: 'float', dims }) as const;
  const number = (name: string, value: number) =>
    ({ name, dims: [1], tensor: { type: 'float', data: Float32Array.of(value) } }) as const;
  const identity = new Float32Array(batch * batch);
  for (let i = 0; i < batch; i++) identity[i * batch + i] = 1;

  const session = await onnxruntime.InferenceSession.create(
    onnxBytes({
      name: 'contrast',
      inputs: [
        port('query', [batch, dimensions]),
        port('passage', [batch, dimensions]),
        port('mask', [batch, batch]),
      ],
      outputs: [
        port('query_gradient', [batch, dimensions]),
        port('passage_gradient', [batch, dimensions]),
        port('right', [batch]),
      ],
      initializers: [
        { name: 'identity', dims: [batch, batch], tensor: { type: 'float', data: identity } },
        number('sharpness', sharpness),
        number('half_step', sharpness / (2 * batch)),
        number('two', 2),
      ],
      nodes: [
        { op: 'Transpose', inputs: ['passage'], outputs: ['passage_t'], attributes: { perm: [1, 0] } },
        { op: 'MatMul', inputs: ['query', 'passage_t'], outputs: ['likeness'] },
        { op: 'Mul', inputs: ['likeness', 'sharpness'], outputs: ['sharp'] },
        { op: 'Add', inputs: ['sharp', 'mask'], outputs: ['logits'] },
        { op: 'Softmax', inputs: ['logits'], outputs: ['by_query'], attributes: { axis: 1 } },
        { op: 'Softmax', inputs: ['logits'], outputs: ['by_passage'], attributes: { axis: 0 } },
        { op: 'Add', inputs: ['by_query', 'by_passage'], outputs: ['both'] },
        { op: 'Mul', inputs: ['identity', 'two'], outputs: ['wanted'] },
        { op: 'Sub', inputs: ['both', 'wanted'], outputs: ['error'] },
        { op: 'Mul', inputs: ['error', 'half_step'], outputs: ['step'] },
        { op: 'MatMul', inputs: ['step', 'passage'], outputs: ['query_gradient'] },
        { op: 'Transpose', inputs: ['step'], outputs: ['step_t'], attributes: { perm: [1, 0] } },
        { op: 'MatMul', inputs: ['step_t', 'query'], outputs: ['passage_gradient'] },
        { op: 'Mul', inputs: ['by_query', 'identity'], outputs: ['diagonal'] },
        {
          op: 'ReduceMax',
          inputs: ['diagonal'],
          outputs: ['right'],
          attributes: { axes: [1], keepdims: 0 },
        },
      ],
    }),
    { intraOpNumThreads: 1 },
  );

  return async (query: Float32Array, passage: Float32Array, mask: Float32Array): Promise<Gradients> => {
    const out = await session.run({
      query: new onnxruntime.Tensor('float32', query, [batch, dimensions]),
      passage: new onnxruntime.Tensor('float32', passage, [batch, dimensions]),
      mask: new onnxruntime.Tensor('float32', mask, [batch, batch]),
    });
    const right = out.right!.data as Float32Array;
    return {
      loss: right.reduce((sum, probability) => sum - Math.log(probability + 1e-9), 0) / batch,
      query: out.query_gradient!.data as Float32Array,
      passage: out.passage_gradient!.data as Float32Array,
    };
  };
}
