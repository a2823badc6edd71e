/** Times Fluxion beside libtorch in one process. Not part of the normal build. */
module dev.fluxion.peers {
    requires dev.fluxion.solver;
    requires jdk.management;
    requires org.bytedeco.pytorch;
}
