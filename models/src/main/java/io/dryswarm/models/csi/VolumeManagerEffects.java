package io.dryswarm.models.csi;

/** What the volume manager tells its host, besides its calls of plugins. */
interface VolumeManagerEffects {
  /** @param node that the news is about; the manager itself where it is about none */
  void happened(VolumeNews what, int volume, int node, int attempt, String text);
}
