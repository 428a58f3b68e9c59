package io.dryswarm.models.store;

import io.dryswarm.models.spec.ConfigSpec;

/** A config. */
public record ConfigObject(int id, long version, ConfigSpec spec) implements StoreObject {
  public static ConfigObject create(int id, ConfigSpec spec) {
    return new ConfigObject(id, 0, spec);
  }

  @Override
  public ConfigObject withVersion(long newVersion) {
    return new ConfigObject(id, newVersion, spec);
  }

  @Override
  public long digest() {
    return Mix.of(Mix.of(7, id), spec.data().length());
  }
}
