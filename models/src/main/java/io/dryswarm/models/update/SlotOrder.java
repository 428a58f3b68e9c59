package io.dryswarm.models.update;

/** In which order an update takes the slots. */
public enum SlotOrder {
  /** Swarm follows the order of a Go map: any, drawn anew. */
  ANY,
  /** As listed. */
  GIVEN
}
