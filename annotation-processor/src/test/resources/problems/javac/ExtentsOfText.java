package javac.extentsoftext;

import org.gradwright.Flatten;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Flatten Tensor hidden(@Input({8, "8"}) Tensor pixels);
}
