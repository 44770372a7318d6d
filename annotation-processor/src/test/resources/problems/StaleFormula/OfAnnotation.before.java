package staleformula.ofannotation;

import org.gradwright.Activation;
import org.gradwright.CompiledFormula;
import org.gradwright.Differentiable;

@Activation
@interface Bell {
    class Formula {
        static double value(double x) {
            return Special.cube(x);
        }
    }
}

@CompiledFormula(
        format = 1,
        method = "value",
        code = "value(x): input 0; multiply 0 0; multiply 1 0 -> 2",
        fingerprint = "6dbecf77ce3d764d",
        inlined = "staleformula.ofannotation.Special.cube(double)=1")
class BellFormula {
    static String fingerprint() {
        return "0 staleformula.ofannotation.Special.cube(double)=" + SpecialFormula.fingerprint("cube(double)");
    }
}

class Special {
    @Differentiable
    static double cube(double x) {
        return 2 * x;
    }
}

@CompiledFormula(format = 1, method = "cube", code = "cube(x): input 0; constant 2.0; multiply 1 0 -> 2", fingerprint = "2")
class SpecialFormula {
    static String fingerprint(String method) {
        return "2";
    }
}
