package dev.fluxion.examples.reference;

/** re + i·im. */
record Complex(double re, double im) {
    static final Complex ZERO = new Complex(0, 0);

    Complex plus(Complex other) {
        return new Complex(re + other.re, im + other.im);
    }

    Complex plus(double other) {
        return new Complex(re + other, im);
    }

    Complex times(Complex other) {
        return new Complex(re * other.re - im * other.im, re * other.im + im * other.re);
    }

    Complex times(double other) {
        return new Complex(re * other, im * other);
    }

    Complex over(Complex other) {
        double square = other.re * other.re + other.im * other.im;
        return new Complex((re * other.re + im * other.im) / square, (im * other.re - re * other.im) / square);
    }

    Complex exp() {
        double modulus = Math.exp(re);
        return new Complex(modulus * Math.cos(im), modulus * Math.sin(im));
    }
}
