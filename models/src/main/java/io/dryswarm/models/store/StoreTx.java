package io.dryswarm.models.store;

/** A write in the making: reads see its own changes. Refused changes throw {@link StoreRefusal} and leave the write as it was. */
public interface StoreTx extends StoreView {
  /** A fresh id, unique in the whole run. */
  int nextId();

  /** @throws StoreRefusal if the id exists or the name is taken */
  void create(StoreObject object);

  /** @throws StoreRefusal if it does not exist, or its version is not the stored one ("update out of sequence") */
  void update(StoreObject object);

  /** @throws StoreRefusal if it does not exist */
  void remove(StoreObject object);
}
