package io.dryswarm.models.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.core.random.Constant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageStoreTest {
  private final ImageSpec usual = ImageSpec.present(new Constant(1), new Constant(2));
  private final ImageSpec big =
      new ImageSpec(new Constant(3), new Constant(4), new ImageSpec.Download(5, 1));

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
  void imagesMayBeMissingUntilTheyHaveArrived() {
    ImagesSpec spec =
        new ImagesSpec(false, List.of("web:latest"), null, new TreeMap<>(), RegistrySpec.DEFAULT);
    ImageStore store = spec.store(2, new Constant(1), new Constant(2));
    assertTrue(store.isPresent(1, "web"), "no tag is the tag latest");
    assertFalse(store.isPresent(1, "db:1"));
    store.add(1, "db:1");
    assertTrue(store.isPresent(1, "db:1"));
    assertFalse(store.isPresent(0, "db:1"));
    store.remove(1, "web:latest");
    assertFalse(store.isPresent(1, "web"));
  }

  @ParameterizedTest
  @CsvSource({
    "web, web:latest",
    "web:2, web:2",
    "docker.io/library/web, web:latest",
    "library/web:2, web:2",
    "index.docker.io/team/web, team/web:latest",
    "registry:5000/team/web, registry:5000/team/web:latest",
    "team/web@sha256:ab, team/web@sha256:ab",
  })
  void anImageWithoutATagIsTheLatest(String written, String full) {
    assertEquals(full, ImagesSpec.fullName(written));
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
