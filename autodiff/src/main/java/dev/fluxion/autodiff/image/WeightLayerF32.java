package dev.fluxion.autodiff.image;

/** A layer with weights: what the kernels need of them, and a gradient per chunk. Offsets are those of images. */
sealed interface WeightLayerF32 permits ConvolutionLayerF32, DepthwiseLayerF32 {
    /** Depthwise where every channel has a group of its own. */
    static WeightLayerF32 of(ImageOp.Convolution op) {
        boolean depthwise = op.shape().groups() > 1
                && op.shape().groups() == op.shape().inputs()
                && op.shape().groups() == op.shape().outputs();
        return depthwise ? new DepthwiseLayerF32(op) : new ConvolutionLayerF32(op);
    }

    /** Elements of scratch that the passes need. */
    int scratchLength();

    /** Lays the parameters out. */
    void prepare(float[] parameters);

    /** Sets the gradient of a chunk to 0. */
    void clear(int chunk);

    void forward(float[] x, int xOff, float[] y, int yOff, float[] scratch);

    /** Adds to the gradient of a chunk. */
    void backwardWeights(int chunk, float[] x, int xOff, float[] dy, int dyOff, float[] scratch);

    /** @param add whether dx is added to, not overwritten */
    void backwardData(boolean add, float[] dy, int dyOff, float[] dx, int dxOff, float[] scratch);

    /** Adds the chunks' gradients, in their order, to the zeros in {@code gradient}. */
    void gather(float[] gradient);
}
