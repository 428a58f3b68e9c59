package io.dryswarm.models.underlay;

/** Told at once, in order of registration, when a machine goes or comes; models what dies with it, never how others notice. */
public interface NodeListener {
  /** Power is gone: everything volatile on this node is lost. Nobody else is told. */
  void crashed(int node);

  /** The machine is up again and its engine starts. */
  void booted(int node);
}
