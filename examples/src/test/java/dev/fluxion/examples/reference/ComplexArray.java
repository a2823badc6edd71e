package dev.fluxion.examples.reference;

/** n complex numbers, parts apart. */
record ComplexArray(double[] re, double[] im) {
    ComplexArray(int n) {
        this(new double[n], new double[n]);
    }

    int length() {
        return re.length;
    }

    ComplexArray copy() {
        return new ComplexArray(re.clone(), im.clone());
    }

    void copyFrom(ComplexArray other) {
        System.arraycopy(other.re, 0, re, 0, re.length);
        System.arraycopy(other.im, 0, im, 0, im.length);
    }

    /** this ← a·x, elementwise. */
    void product(ComplexArray a, ComplexArray x) {
        for (int i = 0; i < re.length; i++) {
            double r = a.re[i] * x.re[i] - a.im[i] * x.im[i];
            im[i] = a.re[i] * x.im[i] + a.im[i] * x.re[i];
            re[i] = r;
        }
    }

    /** this ← this + s·a·x, elementwise. */
    void addProduct(double s, ComplexArray a, ComplexArray x) {
        for (int i = 0; i < re.length; i++) {
            re[i] += s * (a.re[i] * x.re[i] - a.im[i] * x.im[i]);
            im[i] += s * (a.re[i] * x.im[i] + a.im[i] * x.re[i]);
        }
    }
}
