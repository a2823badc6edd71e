package dev.fluxion.dsl.residual;

/** A complex number. */
record Complex(double re, double im) {
    static final Complex ZERO = new Complex(0, 0);
    static final Complex ONE = new Complex(1, 0);
    static final Complex I = new Complex(0, 1);

    /** exp(i·angle). */
    static Complex onUnitCircle(double angle) {
        return new Complex(Math.cos(angle), Math.sin(angle));
    }

    Complex plus(Complex z) {
        return new Complex(re + z.re, im + z.im);
    }

    Complex minus(Complex z) {
        return new Complex(re - z.re, im - z.im);
    }

    Complex times(Complex z) {
        return new Complex(re * z.re - im * z.im, re * z.im + im * z.re);
    }

    Complex times(double factor) {
        return new Complex(re * factor, im * factor);
    }

    Complex over(Complex z) {
        double square = z.re * z.re + z.im * z.im;
        return new Complex((re * z.re + im * z.im) / square, (im * z.re - re * z.im) / square);
    }

    Complex power(int exponent) {
        Complex product = ONE;
        for (int i = 0; i < exponent; i++) {
            product = product.times(this);
        }
        return product;
    }

    double magnitude() {
        return Math.hypot(re, im);
    }
}
