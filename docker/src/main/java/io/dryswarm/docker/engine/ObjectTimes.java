package io.dryswarm.docker.engine;

import io.dryswarm.docker.json.GoTime;
import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.StoreObserver;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** When the objects of the swarm were made and last changed; those that were there first were made at the beginning. */
final class ObjectTimes implements StoreObserver {
  private record Times(long createdNs, long updatedNs) {}

  private static final Times FIRST = new Times(0, 0);

  private final TreeMap<String, Times> byId = new TreeMap<>();
  private final LongSupplier nowNs;

  ObjectTimes(LongSupplier nowNs) {
    this.nowNs = nowNs;
  }

  @Override
  public void committed(long index, StoreEvent event) {
    String id = ObjectIds.of(event.object());
    long now = nowNs.getAsLong();
    switch (event.op()) {
      case CREATE -> byId.put(id, new Times(now, now));
      case UPDATE -> byId.put(id, new Times(of(id).createdNs(), now));
      case REMOVE -> byId.remove(id);
    }
  }

  private Times of(String id) {
    return byId.getOrDefault(id, FIRST);
  }

  String created(StoreObject object) {
    return GoTime.text(of(ObjectIds.of(object)).createdNs());
  }

  String updated(StoreObject object) {
    return GoTime.text(of(ObjectIds.of(object)).updatedNs());
  }
}
