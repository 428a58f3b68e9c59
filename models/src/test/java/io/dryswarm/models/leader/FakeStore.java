package io.dryswarm.models.leader;

import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreObject;
import io.dryswarm.models.store.StoreRefusal;
import io.dryswarm.models.store.StoreTx;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The objects of a swarm in memory: a view that always shows the committed state, and transactions upon it. */
final class FakeStore extends FakeView {
  private TreeMap<String, StoreObject> objects = new TreeMap<>();
  private long index;
  private int lastId = 1000;

  /** A write in the making; becomes visible with {@link FakeStore#commit}. */
  final class Tx extends FakeView implements StoreTx {
    private final TreeMap<String, StoreObject> working = new TreeMap<>(objects);
    final List<StoreEvent> changes = new ArrayList<>();

    @Override
    TreeMap<String, StoreObject> objects() {
      return working;
    }

    /** Runs a part; if the store refuses any of it, none of it stays. */
    void tryPart(Consumer<StoreTx> part) {
      TreeMap<String, StoreObject> before = new TreeMap<>(working);
      int changesBefore = changes.size();
      try {
        part.accept(this);
      } catch (StoreRefusal refused) {
        working.clear();
        working.putAll(before);
        changes.subList(changesBefore, changes.size()).clear();
      }
    }

    @Override
    public int nextId() {
      return ++lastId;
    }

    @Override
    public void create(StoreObject object) {
      if (working.containsKey(key(object))) {
        throw new StoreRefusal("exists: " + key(object));
      }
      put(StoreEvent.Op.CREATE, object);
    }

    @Override
    public void update(StoreObject object) {
      StoreObject stored = working.get(key(object));
      if (stored == null || stored.version() != object.version()) {
        throw new StoreRefusal("update out of sequence");
      }
      put(StoreEvent.Op.UPDATE, object);
    }

    @Override
    public void remove(StoreObject object) {
      StoreObject stored = working.remove(key(object));
      if (stored == null) {
        throw new StoreRefusal("missing: " + key(object));
      }
      changes.add(new StoreEvent(StoreEvent.Op.REMOVE, stored, stored));
    }

    private void put(StoreEvent.Op op, StoreObject object) {
      StoreObject next = object.withVersion(index + 1);
      changes.add(new StoreEvent(op, next, working.put(key(object), next)));
    }
  }

  @Override
  TreeMap<String, StoreObject> objects() {
    return objects;
  }

  void commit(Tx tx) {
    index++;
    objects = new TreeMap<>(tx.working);
  }
}
