package io.dryswarm.models.store;

import io.dryswarm.models.raft.StateImage;
import java.util.ArrayList;
import java.util.List;

/** All objects of a store at one moment: what a Raft snapshot carries. */
record StoreImage(List<StoreObject> objects) implements StateImage {
  StoreImage {
    objects = List.copyOf(objects);
  }

  static StoreImage of(List<StoreObject> objects) {
    return new StoreImage(objects);
  }

  static StoreImage of(ClusterStore store) {
    List<StoreObject> all = new ArrayList<>(store.nodes());
    all.addAll(store.services());
    all.addAll(store.tasks());
    all.addAll(store.networks());
    all.addAll(store.secrets());
    all.addAll(store.configs());
    all.addAll(store.volumes());
    ClusterObject cluster = store.cluster();
    if (cluster != null) {
      all.add(cluster);
    }
    return new StoreImage(all);
  }

  ClusterStore toStore() {
    ClusterStore store = new ClusterStore();
    objects.forEach(store::put);
    return store;
  }

  @Override
  public long sizeBytes() {
    long bytes = 0;
    for (StoreObject object : objects) {
      bytes += new StoreAction(StoreEvent.Op.CREATE, object).sizeBytes();
    }
    return bytes;
  }

  @Override
  public long digest() {
    long h = objects.size();
    for (StoreObject object : objects) {
      h = Mix.of(Mix.of(h, object.version()), object.digest());
    }
    return h;
  }
}
