package io.dryswarm.scenarios.language;

import io.dryswarm.compose.yaml.Place;
import io.dryswarm.compose.yaml.Problem;
import io.dryswarm.compose.yaml.Problems;
import io.dryswarm.compose.yaml.SourceFile;
import io.dryswarm.compose.yaml.YamlNode;
import io.dryswarm.compose.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** What well-known images do, from {@code catalogue.yaml}; every other image is a plain web server. */
final class Catalogue {
  private static final String RESOURCE = "catalogue.yaml";
  private static final String PLAIN = "plain";

  private final Map<String, Application> byImage = new TreeMap<>();

  private Catalogue() {}

  /**
   * Reads the catalogue.
   *
   * @throws IllegalStateException if the resource is missing or broken
   */
  static Catalogue load() {
    Problems problems = new Problems();
    String text = text();
    YamlNode root = YamlReader.read(SourceFile.of(RESOURCE, text), text, problems);
    Catalogue catalogue = new Catalogue();
    if (root != null) {
      for (Place entry : Place.root(root, problems).map().values()) {
        catalogue.byImage.put(
            entry.key(),
            ApplicationReader.read(
                entry, entry.key(), ApplicationReader.IDLE, Collections.emptySortedMap()));
      }
    }
    List<Problem> found = problems.sorted();
    if (!found.isEmpty() || !catalogue.byImage.containsKey(PLAIN)) {
      throw new IllegalStateException(Problems.render(found));
    }
    return catalogue;
  }

  Optional<Application> find(String image) {
    return ImageName.forms(image).stream()
        .map(byImage::get)
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** What an image that nobody described does: it answers every request. */
  Application plain() {
    return Objects.requireNonNull(byImage.get(PLAIN));
  }

  private static String text() {
    try (InputStream in = Catalogue.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + RESOURCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
