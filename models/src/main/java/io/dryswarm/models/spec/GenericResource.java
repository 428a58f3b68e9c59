package io.dryswarm.models.spec;

/** A countable or named thing that a node offers and a task may reserve: {@code gpu}. Source: control-plane facts 5.2. */
public sealed interface GenericResource {
  String kind();

  /** So many of a kind. */
  record Discrete(String kind, long count) implements GenericResource {}

  /** One individual of a kind: {@code gpu=UUID1}. */
  record Named(String kind, String value) implements GenericResource {}
}
