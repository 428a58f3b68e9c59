package io.dryswarm.scenarios.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names under which people speak of an image. */
final class ImageName {
  private ImageName() {}

  /** From exact to loose: {@code docker.io/library/redis:7}, without the tag, {@code redis:7}, {@code redis}. */
  static List<String> forms(String image) {
    int digest = image.indexOf('@');
    String tagged = digest < 0 ? image : image.substring(0, digest);
    int slash = tagged.lastIndexOf('/');
    String shortTagged = tagged.substring(slash + 1);
    Set<String> forms = new LinkedHashSet<>();
    forms.add(image);
    forms.add(tagged);
    forms.add(tagged.substring(0, slash + 1) + withoutTag(shortTagged));
    forms.add(shortTagged);
    forms.add(withoutTag(shortTagged));
    return List.copyOf(forms);
  }

  private static String withoutTag(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }
}
