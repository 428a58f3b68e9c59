package io.dryswarm.models.store;

import io.dryswarm.models.spec.SecretSpec;

/** A secret; its data lives in the Raft log and in the memory of the nodes whose tasks need it, nowhere else. */
public record SecretObject(int id, long version, SecretSpec spec) implements StoreObject {
  public static SecretObject create(int id, SecretSpec spec) {
    return new SecretObject(id, 0, spec);
  }

  @Override
  public SecretObject withVersion(long newVersion) {
    return new SecretObject(id, newVersion, spec);
  }

  @Override
  public long digest() {
    return Mix.of(Mix.of(5, id), spec.data().length());
  }
}
