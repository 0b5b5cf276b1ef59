package tocsin.tidy;

import com.sun.source.tree.ClassTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A type is named for what it is in the domain, not with a word that says nothing. */
final class NameRule implements Rule {
  private static final Set<String> EMPTY_WORDS =
      Set.of("Manager", "Helper", "Helpers", "Util", "Utils", "Impl", "Base");

  /** The web's own term for what relative addresses are resolved against. */
  private static final String TERM = "BaseUrl";

  @Override
  public List<String> complaints(JavaSource source) {
    List<String> found = new ArrayList<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
        for (String word : type.getSimpleName().toString().replace(TERM, "").split("(?=[A-Z])")) {
          if (EMPTY_WORDS.contains(word)) {
            found.add(
                "%s: \"%s\" in %s says nothing: name the type for its job"
                    .formatted(source.at(type), word, type.getSimpleName()));
          }
        }
        return super.visitClass(type, unused);
      }
    }.scan(source.tree(), null);
    return found;
  }
}
