/**
 * Networks from images to classes. An {@link dev.fluxion.autodiff.image.ImageNetwork} is data, a list of
 * {@link dev.fluxion.autodiff.image.ImageOp} with offsets into one flat parameter buffer;
 * {@link dev.fluxion.autodiff.image.ResNet}, {@link dev.fluxion.autodiff.image.EfficientNet} and {@link dev.fluxion.autodiff.image.ImageNetworkBuilder} make them, and an
 * {@link dev.fluxion.autodiff.image.ImageEngine} gives loss and gradient.
 *
 * {@snippet :
 * ImageNetwork network = ResNet.cifar(20, ResNet.CIFAR_WIDTHS, new ImageShape(32, 32, 3), 10, Normalization.NONE);
 * Buffer parameters = network.initialize(Precision.F32, Initialization.AWARE, 0);
 * Buffer gradient = Buffer.allocate(Precision.F32, network.parameters());
 * Buffer pixels = Buffer.allocate(Precision.F32, 8 * network.input().elements());
 * try (Workers workers = new Workers(2)) {
 *     ImageEngine engine = ImageEngine.create(Precision.F32, network, 8, workers);
 *     double loss = engine.gradient(parameters, pixels, new int[8], 0, gradient);
 * }
 * }
 *
 * <p>There are no normalising layers except {@link dev.fluxion.autodiff.image.Normalization#BATCH batch normalisation}, which serves as the baseline
 * of studies of networks without it. With it, an engine has a state, the running averages of {@link dev.fluxion.autodiff.image.ImageEngine#logits}; gradients do not
 * depend on them.
 */
package dev.fluxion.autodiff.image;
