package io.dryswarm.models.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.random.Constant;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ImageStoreTest {
  private final ImageSpec usual = ImageSpec.present(new Constant(1), new Constant(2));
  private final ImageSpec big = new ImageSpec(new Constant(3), new Constant(4), new Constant(5));

  @Test
  void imagesArePresentUntilRemovedFromThatNode() {
    ImageStore store = new ImageStore(2, ImageCatalog.of(usual));
    store.remove(1, "db:1");
    assertTrue(store.isPresent(0, "db:1"));
    assertFalse(store.isPresent(1, "db:1"));
    assertTrue(store.isPresent(1, "web:1"));
    store.add(1, "db:1");
    assertTrue(store.isPresent(1, "db:1"));
  }

  @Test
  void namedImagesHaveTheirOwnCosts() {
    TreeMap<String, ImageSpec> named = new TreeMap<>();
    named.put("db:1", big);
    ImageStore store = new ImageStore(1, new ImageCatalog(usual, named));
    assertEquals(big, store.image("db:1"));
    assertEquals(usual, store.image("web:1"));
  }
}
