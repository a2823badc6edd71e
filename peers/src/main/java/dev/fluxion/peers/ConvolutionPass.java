package dev.fluxion.peers;

/** What is computed with a convolution {@code y = x ∗ w + b} of a batch. */
enum ConvolutionPass {
    /** y from x and w. */
    FORWARD("forward"),
    /** The gradient by x from that by y. */
    BACKWARD_DATA("backward-data"),
    /** The gradient by w from that by y. */
    BACKWARD_WEIGHTS("backward-weights");

    private final String text;

    ConvolutionPass(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
