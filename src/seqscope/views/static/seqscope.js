// node_modules/svelte/src/internal/shared/utils.js
var e = Array.isArray, t = Array.prototype.indexOf, n = Array.prototype.includes, r = Array.from, i = Object.defineProperty, a = Object.getOwnPropertyDescriptor, o = Object.getOwnPropertyDescriptors, s = Object.prototype, c = Array.prototype, l = Object.getPrototypeOf, u = Object.isExtensible, d = () => {};
function f(e) {
	for (var t = 0; t < e.length; t++) e[t]();
}
function p() {
	var e, t;
	return {
		promise: new Promise((n, r) => {
			e = n, t = r;
		}),
		resolve: e,
		reject: t
	};
}
function m(e, t) {
	if (Array.isArray(e)) return e;
	if (t === void 0 || !(Symbol.iterator in e)) return Array.from(e);
	let n = [];
	for (let r of e) if (n.push(r), n.length === t) break;
	return n;
}
var h = 1024, g = 2048, _ = 4096, v = 8192, y = 16384, b = 32768, x = 1 << 25, S = 65536, ee = 1 << 19, te = 1 << 20, ne = 1 << 25, re = 1 << 21, ie = 1 << 22, ae = 1 << 23, oe = Symbol("$state"), se = Symbol("component"), ce = Symbol("legacy props"), le = Symbol(""), ue = Symbol("attributes"), de = Symbol("class"), fe = Symbol("style"), pe = Symbol("text"), me = Symbol("form reset"), he = new class extends Error {
	name = "StaleReactionError";
	message = "The reaction that called `getAbortSignal()` was re-run or destroyed";
}(), ge = !!globalThis.document?.contentType && /* @__PURE__ */ globalThis.document.contentType.includes("xml"), _e = {}, C = Symbol("uninitialized"), ve = "http://www.w3.org/1999/xhtml";
function ye() {
	console.warn("https://svelte.dev/e/derived_inert");
}
function be(e) {
	console.warn("https://svelte.dev/e/hydration_mismatch");
}
function xe() {
	console.warn("https://svelte.dev/e/svelte_boundary_reset_noop");
}
// node_modules/svelte/src/internal/client/dom/hydration.js
var w = !1;
function Se(e) {
	w = e;
}
var T;
function E(e) {
	if (e === null) throw be(), _e;
	return T = e;
}
function Ce() {
	return E(/* @__PURE__ */ Qt(T));
}
function D(e) {
	if (w) {
		if (/* @__PURE__ */ Qt(T) !== null) throw be(), _e;
		T = e;
	}
}
function we(e = 1) {
	if (w) {
		for (var t = e, n = T; t--;) n = /* @__PURE__ */ Qt(n);
		T = n;
	}
}
function Te(e = !0) {
	for (var t = 0, n = T;;) {
		if (n.nodeType === 8) {
			var r = n.data;
			if (r === "]") {
				if (t === 0) return n;
				--t;
			} else (r === "[" || r === "[!" || r[0] === "[" && !isNaN(Number(r.slice(1)))) && (t += 1);
		}
		var i = /* @__PURE__ */ Qt(n);
		e && n.remove(), n = i;
	}
}
function Ee(e) {
	if (!e || e.nodeType !== 8) throw be(), _e;
	return e.data;
}
// node_modules/svelte/src/internal/client/reactivity/equality.js
function De(e) {
	return e === this.v;
}
function Oe(e, t) {
	return e == e ? e !== t || typeof e == "object" && !!e || typeof e == "function" : t == t;
}
function ke(e) {
	return !Oe(e, this.v);
}
function Ae(e) {
	throw Error("https://svelte.dev/e/lifecycle_outside_component");
}
// node_modules/svelte/src/internal/client/errors.js
function je() {
	throw Error("https://svelte.dev/e/async_derived_orphan");
}
function Me(e, t, n) {
	throw Error("https://svelte.dev/e/each_key_duplicate");
}
function Ne(e) {
	throw Error("https://svelte.dev/e/effect_in_teardown");
}
function Pe() {
	throw Error("https://svelte.dev/e/effect_in_unowned_derived");
}
function Fe(e) {
	throw Error("https://svelte.dev/e/effect_orphan");
}
function Ie() {
	throw Error("https://svelte.dev/e/effect_update_depth_exceeded");
}
function Le(e) {
	throw Error("https://svelte.dev/e/props_invalid_value");
}
function Re() {
	throw Error("https://svelte.dev/e/state_descriptors_fixed");
}
function ze() {
	throw Error("https://svelte.dev/e/state_prototype_fixed");
}
function Be() {
	throw Error("https://svelte.dev/e/state_unsafe_mutation");
}
function Ve() {
	throw Error("https://svelte.dev/e/svelte_boundary_reset_onerror");
}
// node_modules/svelte/src/internal/shared/context.js
function He(e) {
	let t = e.p;
	for (; t !== null && t.c === null;) t = t.p;
	return t?.c ?? null;
}
function Ue(e, t) {
	return e === null && Ae(t), e.c ??= new Map(He(e) || void 0);
}
// node_modules/svelte/src/internal/client/context.js
var O = null;
function We(e) {
	O = e;
}
function Ge(e) {
	return Ue(O, "getContext").get(e);
}
function Ke(e, t) {
	return Ue(O, "setContext").set(e, t), t;
}
function k(e, t = !1, n) {
	O = {
		p: O,
		i: !1,
		c: null,
		e: null,
		s: e,
		x: null,
		r: W,
		l: null
	};
}
function A(e) {
	var t = O, n = t.e;
	if (n !== null) {
		t.e = null;
		for (var r of n) fn(r);
	}
	return e !== void 0 && (t.x = e), t.i = !0, O = t.p, qe(e);
}
function qe(e = {}) {
	return i(e, se, { value: !0 }), e;
}
function Je() {
	return !0;
}
// node_modules/svelte/src/internal/client/dom/task.js
var Ye = [];
function Xe() {
	var e = Ye;
	Ye = [], f(e);
}
function Ze(e) {
	if (Ye.length === 0 && !xt) {
		var t = Ye;
		queueMicrotask(() => {
			t === Ye && Xe();
		});
	}
	Ye.push(e);
}
// node_modules/svelte/src/internal/client/reactivity/status.js
var Qe = ~(g | _ | h);
function j(e, t) {
	e.f = e.f & Qe | t;
}
function $e(e) {
	e.f & 512 || e.deps === null ? j(e, h) : j(e, _);
}
// node_modules/svelte/src/internal/client/reactivity/utils.js
function et(e, t) {
	e.f & 2048 ? t.set(e, g) : e.f & 4096 && t.get(e) !== 2048 && t.set(e, _), j(e, h);
}
// node_modules/svelte/src/internal/client/dom/elements/misc.js
var tt = !1;
function nt() {
	tt || (tt = !0, document.addEventListener("reset", (e) => {
		Promise.resolve().then(() => {
			if (!e.defaultPrevented) for (let t of e.target.elements) t[me]?.();
		});
	}, { capture: !0 }));
}
// node_modules/svelte/src/internal/client/dom/elements/bindings/shared.js
function rt(e) {
	var t = U, n = W;
	Nn(null), Pn(null);
	try {
		return e();
	} finally {
		Nn(t), Pn(n);
	}
}
// node_modules/svelte/src/internal/client/reactivity/async.js
function it(e, t, n, r) {
	let i = Je() ? ct : dt;
	var a = e.filter((e) => !e.settled), o = t.map(i);
	if (n.length === 0 && a.length === 0) {
		r(o);
		return;
	}
	var s = W, c = at(), l = a.length === 1 ? a[0].promise : a.length > 1 ? Promise.all(a.map((e) => e.promise)) : null;
	function u(e) {
		if (!(s.f & 16384)) {
			c();
			try {
				r([...o, ...e]);
			} catch (e) {
				an(e, s);
			}
			ot();
		}
	}
	var d = st();
	if (n.length === 0) {
		l.then(() => u([])).finally(d);
		return;
	}
	function f() {
		Promise.all(n.map((e) => /* @__PURE__ */ ut(e))).then(u).catch((e) => an(e, s)).finally(d);
	}
	l ? l.then(() => {
		s.f & 16384 ? d() : (c(), f(), ot());
	}) : f();
}
function at() {
	var e = W, t = U, n = O, r = N;
	return function(i = !0) {
		Pn(e), Nn(t), We(n), i && !(e.f & 16384) && (r?.activate(), r?.apply());
	};
}
function ot(e = !0) {
	Pn(null), Nn(null), We(null), e && N?.deactivate();
}
function st() {
	var e = W, t = e.b, n = N, r = !!t?.is_rendered();
	return t?.update_pending_count(1, n), n.increment(r, e), () => {
		t?.update_pending_count(-1, n), n.decrement(r, e);
	};
}
/*#__NO_SIDE_EFFECTS__*/
function ct(e) {
	var t = 2 | g;
	return W !== null && (W.f |= ee), {
		ctx: O,
		deps: null,
		effects: null,
		equals: De,
		f: t,
		fn: e,
		reactions: null,
		rv: 0,
		v: C,
		wv: 0,
		parent: W,
		ac: null
	};
}
var lt = Symbol("obsolete");
/*#__NO_SIDE_EFFECTS__*/
function ut(e, t, n) {
	let r = W;
	r === null && je();
	var i = void 0, a = Lt(C), o = !U, s = /* @__PURE__ */ new Set();
	return hn(() => {
		var t = W, n = p();
		i = n.promise;
		try {
			Promise.resolve(e()).then(n.resolve, (e) => {
				e !== he && n.reject(e);
			}).finally(ot);
		} catch (e) {
			n.reject(e), ot();
		}
		var c = N;
		if (o) {
			if (t.f & 32768) var l = st();
			if (r.b?.is_rendered()) c.async_deriveds.get(t)?.reject(lt);
			else for (let e of s.values()) e.reject(lt);
			s.add(n), c.async_deriveds.set(t, n);
		}
		let u = (e, t = void 0) => {
			l?.(), s.delete(n), t !== lt && (c.activate(), t ? (a.f |= ae, Vt(a, t)) : (a.f & 8388608 && (a.f ^= ae), Vt(a, e)), c.deactivate());
		};
		n.promise.then(u, (e) => u(null, e || "unknown"));
	}), un(() => {
		for (let e of s) e.reject(lt);
	}), new Promise((e) => {
		function t(n) {
			function r() {
				n === i ? e(a) : t(i);
			}
			n.then(r, r);
		}
		t(i);
	});
}
/*#__NO_SIDE_EFFECTS__*/
function M(e) {
	let t = /* @__PURE__ */ ct(e);
	return In(t), t;
}
/*#__NO_SIDE_EFFECTS__*/
function dt(e) {
	let t = /* @__PURE__ */ ct(e);
	return t.equals = ke, t;
}
function ft(e) {
	var t = e.effects;
	if (t !== null) {
		e.effects = null;
		for (var n = 0; n < t.length; n += 1) H(t[n]);
	}
}
function pt(e) {
	var t, n = W, r = e.parent;
	if (!An && r !== null && e.v !== C && r.f & 24576) return ye(), e.v;
	Pn(r);
	try {
		ft(e), t = qn(e);
	} finally {
		Pn(n);
	}
	return t;
}
function mt(e) {
	var t = pt(e);
	!e.equals(t) && (e.wv = Wn(), (!N?.is_fork || e.deps === null) && (N === null ? e.v = t : (N.capture(e, t, !0), vt?.capture(e, t, !0)), e.deps === null)) ? j(e, h) : An || (yt === null ? $e(e) : (ln() || N?.is_fork) && yt.set(e, t));
}
function ht(e) {
	if (e.effects !== null) for (let t of e.effects) (t.teardown || t.ac) && (t.teardown?.(), t.ac !== null && rt(() => {
		t.ac.abort(he), t.ac = null;
	}), t.fn !== null && (t.teardown = d), Xn(t, 0), bn(t));
}
function gt(e) {
	if (e.effects !== null) for (let t of e.effects) t.teardown && t.fn !== null && Zn(t);
}
// node_modules/svelte/src/internal/client/reactivity/batch.js
var _t = null, N = null, vt = null, yt = null, bt = null, xt = !1, St = !1, Ct = null, wt = null, Tt = 0, Et = 1, Dt = class e {
	id = Et++;
	started = !1;
	linked = !0;
	prev = null;
	next = null;
	async_deriveds = /* @__PURE__ */ new Map();
	current = /* @__PURE__ */ new Map();
	previous = /* @__PURE__ */ new Map();
	#e = /* @__PURE__ */ new Set();
	#t = /* @__PURE__ */ new Set();
	#n = 0;
	#r = /* @__PURE__ */ new Map();
	#i = null;
	#a = [];
	#o = [];
	#s = /* @__PURE__ */ new Map();
	#c = /* @__PURE__ */ new Map();
	#l = /* @__PURE__ */ new Set();
	is_fork = !1;
	#u = !1;
	constructor() {
		_t === null ? _t = this : (_t.next = this, this.prev = _t), _t = this;
	}
	#d() {
		if (this.is_fork) return !0;
		for (let e of this.#r.keys()) if (!this.#f(e)) return !0;
		return !1;
	}
	#f(e) {
		for (var t = e; t !== null; t = t.parent) if (this.#c.has(t)) return !0;
		return !1;
	}
	skip_effect(e) {
		this.#c.has(e) || this.#c.set(e, {
			d: [],
			m: []
		}), this.#l.delete(e);
	}
	unskip_effect(e, t = (e) => this.schedule(e)) {
		var n = this.#c.get(e);
		if (n) {
			this.#c.delete(e);
			for (var r of n.d) j(r, g), t(r);
			for (r of n.m) j(r, _), t(r);
		}
		this.#l.add(e);
	}
	#p() {
		var e = [];
		for (let i of this.#a) if (!(i.f & 16384 || !(i.f & 6144))) {
			for (var t = i, n = !1; t.parent !== null;) {
				t = t.parent;
				var r = t.f;
				if (r & 96) {
					if (!(r & 1024)) {
						n = !0;
						break;
					}
					t.f ^= h;
				}
			}
			n || e.push(t);
		}
		return this.#a = [], e;
	}
	#m() {
		this.started = !0;
		for (let [e, t] of this.#s) j(e, t), this.schedule(e);
		this.apply();
		for (var t = Ct = [], n = [], r = wt = []; this.#a.length > 0;) {
			Tt++ > 1e3 && (this.#b(), Ot());
			for (let e of this.#p()) try {
				this.#h(e, t, n);
			} catch (t) {
				throw Nt(e), this.#d() || this.discard(), t;
			}
		}
		if (N = null, r.length > 0) {
			var i = e.ensure();
			for (let e of r) i.schedule(e);
		}
		if (Ct = null, wt = null, this.#d()) {
			this.#y(n), this.#y(t);
			for (let [e, t] of this.#c) Mt(e, t);
			r.length > 0 && N.#m();
			return;
		}
		let a = this.#g();
		if (a) this.#y(n), this.#y(t), a.#v(this);
		else {
			this.#s.clear();
			for (let e of this.#e) e(this);
			this.#e.clear(), vt = this, At(n), At(t), vt = null, this.#i?.resolve();
			var o = N;
			this.#n === 0 && (this.#a.length === 0 || o !== null) && this.#b(), o !== null && (Ft.clear(), o.#m());
		}
	}
	#h(e, t, n) {
		e.f ^= h;
		for (var r = e.first; r !== null;) {
			var i = r.f, a = !!(i & 96);
			if (!(a && i & 1024 || i & 8192 || this.#c.has(r)) && r.fn !== null) {
				a ? r.f ^= h : i & 4 ? t.push(r) : Gn(r) && (i & 16 && this.add_dirty_reaction(r, _), Zn(r));
				var o = r.first;
				if (o !== null) {
					r = o;
					continue;
				}
			}
			for (; r !== null;) {
				var s = r.next;
				if (s !== null) {
					r = s;
					break;
				}
				r = r.parent;
			}
		}
	}
	#g() {
		for (var e = this.prev; e !== null; e = e.prev) if (!e.is_fork && this.#_(e)) return e;
		return null;
	}
	#_(e) {
		for (let [t, [, n]] of this.current) if (!n && e.current.has(t)) return !0;
		return !1;
	}
	#v(e) {
		for (let [t, n] of e.current) !this.previous.has(t) && e.previous.has(t) && this.previous.set(t, e.previous.get(t)), this.current.set(t, n);
		for (let [t, n] of e.async_deriveds) {
			let e = this.async_deriveds.get(t);
			e && n.promise.then(e.resolve).catch(e.reject);
		}
		e.async_deriveds.clear(), this.transfer_reactions(e.#s);
		let t = (e) => {
			var n = e.reactions;
			if (n !== null && !(e.f & 2 && !(e.f & 6144))) for (let e of n) {
				var r = e.f;
				if (r & 2) t(e);
				else {
					var i = e;
					r & 4194320 && !this.async_deriveds.has(i) && (this.#s.delete(i), j(i, g), this.schedule(i));
				}
			}
		};
		for (let e of this.current.keys()) t(e);
		this.oncommit(() => e.discard()), e.#b(), N = this, this.#m();
	}
	#y(e) {
		for (var t = 0; t < e.length; t += 1) et(e[t], this.#s);
	}
	capture(e, t, n = !1) {
		e.v !== C && !this.previous.has(e) && this.previous.set(e, e.v), e.f & 8388608 || (this.current.set(e, [t, n]), yt?.set(e, t)), this.is_fork || (e.v = t);
	}
	activate() {
		N = this;
	}
	deactivate() {
		N = null, yt = null;
	}
	flush() {
		try {
			St = !0, N = this, this.#m();
		} finally {
			Tt = 0, bt = null, Ct = null, wt = null, St = !1, N = null, yt = null, Ft.clear();
		}
	}
	discard() {
		for (let e of this.#t) e(this);
		this.#t.clear();
		for (let e of this.async_deriveds.values()) e.reject(lt);
		this.#b(), this.#i?.resolve();
	}
	register_created_effect(e) {
		this.#o.push(e);
	}
	increment(e, t) {
		if (this.#n += 1, e) {
			let e = this.#r.get(t) ?? 0;
			this.#r.set(t, e + 1);
		}
	}
	decrement(e, t) {
		if (--this.#n, e) {
			let e = this.#r.get(t) ?? 0;
			e === 1 ? this.#r.delete(t) : this.#r.set(t, e - 1);
		}
		this.#u || (this.#u = !0, Ze(() => {
			this.#u = !1, this.linked && this.flush();
		}));
	}
	transfer_reactions(e) {
		for (let [t, n] of e) this.add_dirty_reaction(t, n);
		e.clear();
	}
	add_dirty_reaction(e, t) {
		(t === 2048 || this.#s.get(e) !== 2048) && this.#s.set(e, t);
	}
	oncommit(e) {
		this.#e.add(e);
	}
	ondiscard(e) {
		this.#t.add(e);
	}
	settled() {
		return (this.#i ??= p()).promise;
	}
	static ensure() {
		if (N === null) {
			let t = N = new e();
			!St && Ze(() => {
				t.started || t.flush();
			});
		}
		return N;
	}
	apply() {
		yt = null;
	}
	schedule(e) {
		bt = e, e.b?.is_pending && e.f & 16777228 && !(e.f & 32768) ? e.b.defer_effect(e) : this.#a.push(e);
	}
	#b() {
		if (this.linked) {
			var e = this.prev, t = this.next;
			e === null || (e.next = t), t === null ? _t = e : t.prev = e, this.linked = !1;
		}
	}
};
function Ot() {
	try {
		Ie();
	} catch (e) {
		an(e, bt);
	}
}
var kt = null;
function At(e) {
	var t = e.length;
	if (t !== 0) {
		for (var n = 0; n < t;) {
			var r = e[n++];
			if (!(r.f & 24576) && Gn(r) && (kt = /* @__PURE__ */ new Set(), Zn(r), r.deps === null && r.first === null && r.nodes === null && r.teardown === null && r.ac === null && Cn(r), kt?.size > 0)) {
				Ft.clear();
				for (let e of kt) {
					if (e.f & 24576) continue;
					let t = [e], n = e.parent;
					for (; n !== null;) kt.has(n) && (kt.delete(n), t.push(n)), n = n.parent;
					for (let e = t.length - 1; e >= 0; e--) {
						let n = t[e];
						n.f & 24576 || Zn(n);
					}
				}
				kt.clear();
			}
		}
		kt = null;
	}
}
function jt(e) {
	N.schedule(e);
}
function Mt(e, t) {
	if (!(e.f & 32 && e.f & 1024)) {
		e.f & 2048 ? t.d.push(e) : e.f & 4096 && t.m.push(e), j(e, h);
		for (var n = e.first; n !== null;) Mt(n, t), n = n.next;
	}
}
function Nt(e) {
	j(e, h);
	for (var t = e.first; t !== null;) Nt(t), t = t.next;
}
// node_modules/svelte/src/internal/client/reactivity/sources.js
var Pt = /* @__PURE__ */ new Set(), Ft = /* @__PURE__ */ new Map(), It = !1;
function Lt(e, t) {
	return {
		f: 0,
		v: e,
		reactions: null,
		equals: De,
		rv: 0,
		wv: 0
	};
}
/*#__NO_SIDE_EFFECTS__*/
function P(e, t) {
	let n = Lt(e, t);
	return In(n), n;
}
/*#__NO_SIDE_EFFECTS__*/
function Rt(e, t = !1, n = !0) {
	let r = Lt(e);
	return t || (r.equals = ke), r;
}
function F(e, t, n = !1) {
	return U !== null && (!Mn || U.f & 131072) && Je() && U.f & 4325394 && (Fn === null || !Fn.has(e)) && Be(), Vt(e, n ? Gt(t) : t, wt);
}
var zt = null, Bt = 0;
function Vt(e, t, n = null) {
	if (!e.equals(t)) {
		An ? Ft.set(e, t) : Ft.has(e) || Ft.set(e, e.v);
		var r = Dt.ensure();
		if (r.capture(e, t), e.f & 2) {
			let t = e;
			e.f & 2048 && pt(t), yt === null && $e(t);
		}
		e.wv = Wn(), zt = null, Bt = 0, Wt(e, g, n), zt = null, Je() && W !== null && W.f & 1024 && !(W.f & 96) && (Rn === null ? zn([e]) : Rn.push(e)), !r.is_fork && Pt.size > 0 && !It && Ht();
	}
	return t;
}
function Ht() {
	It = !1;
	for (let e of Pt) {
		e.f & 1024 && j(e, _);
		let t;
		try {
			t = Gn(e);
		} catch {
			t = !0;
		}
		t && Zn(e);
	}
	Pt.clear();
}
function Ut(e) {
	F(e, e.v + 1);
}
function Wt(e, t, n) {
	var r = e.reactions;
	if (r !== null) {
		var i = Je(), a = r.length;
		if (Bt += a, Bt > 1e5 && zt === null && (zt = /* @__PURE__ */ new Set()), zt !== null) {
			if (zt.has(e)) return;
			zt.add(e);
		}
		for (var o = 0; o < a; o++) {
			var s = r[o], c = s.f;
			if (i || s !== W) {
				var l = (c & g) === 0;
				if (l && j(s, t), c & 131072) Pt.add(s);
				else if (c & 2) {
					var u = s;
					yt?.delete(u), Wt(u, _, n);
				} else if (l) {
					var d = s;
					c & 16 && kt !== null && kt.add(d), n === null ? jt(d) : n.push(d);
				}
			}
		}
	}
}
function Gt(t) {
	if (typeof t != "object" || !t || oe in t || se in t) return t;
	let n = l(t);
	if (n !== s && n !== c) return t;
	var r = /* @__PURE__ */ new Map(), i = e(t), o = /* @__PURE__ */ P(0), u = null, d = Hn, f = (e) => {
		if (Hn === d) return e();
		var t = U, n = Hn;
		Nn(null), Un(d);
		var r = e();
		return Nn(t), Un(n), r;
	};
	return i && r.set("length", /* @__PURE__ */ P(t.length, u)), new Proxy(t, {
		defineProperty(e, t, n) {
			"value" in n && n.configurable !== !1 && n.enumerable !== !1 && n.writable !== !1 || Re();
			var i = r.get(t);
			return i === void 0 ? f(() => {
				var e = /* @__PURE__ */ P(n.value, u);
				return r.set(t, e), e;
			}) : F(i, n.value, !0), !0;
		},
		deleteProperty(e, t) {
			var n = r.get(t);
			if (n === void 0) {
				if (t in e) {
					let e = f(() => /* @__PURE__ */ P(C, u));
					r.set(t, e), Ut(o);
				}
			} else F(n, C), Ut(o);
			return !0;
		},
		get(e, n, i) {
			if (n === oe) return t;
			var o = r.get(n), s = n in e;
			if (o === void 0 && (!s || a(e, n)?.writable) && (o = f(() => /* @__PURE__ */ P(Gt(s ? e[n] : C), u)), r.set(n, o)), o !== void 0) {
				var c = K(o);
				return c === C ? void 0 : c;
			}
			return Reflect.get(e, n, i);
		},
		getOwnPropertyDescriptor(e, t) {
			this.has?.(e, t);
			var n = Reflect.getOwnPropertyDescriptor(e, t), i = r.get(t);
			if (i !== void 0) {
				var a = K(i);
				if (a === C) return;
				if (n && "value" in n) n.value = a;
				else return {
					enumerable: !0,
					configurable: !0,
					value: a,
					writable: !0
				};
			}
			return n;
		},
		has(e, t) {
			if (t === oe) return !0;
			var n = r.get(t), i = n !== void 0 && n.v !== C || Reflect.has(e, t);
			return (n !== void 0 || (W !== null || U !== null) && (!i || a(e, t)?.writable)) && (n === void 0 && (n = f(() => /* @__PURE__ */ P(i ? Gt(e[t]) : C, u)), r.set(t, n)), K(n) === C) ? !1 : i;
		},
		set(e, t, n, s) {
			var c = r.get(t), l = t in e;
			if (i && t === "length") for (var d = n; d < c.v; d += 1) {
				var p = r.get(d + "");
				p === void 0 ? d in e && (p = f(() => /* @__PURE__ */ P(C, u)), r.set(d + "", p)) : F(p, C);
			}
			if (c === void 0) (!l || a(e, t)?.writable) && (c = f(() => /* @__PURE__ */ P(void 0, u)), F(c, Gt(n)), r.set(t, c));
			else {
				l = c.v !== C;
				var m = f(() => Gt(n));
				F(c, m);
			}
			var h = Reflect.getOwnPropertyDescriptor(e, t);
			if (h?.set && h.set.call(s, n), !l) {
				if (i && typeof t == "string") {
					var g = r.get("length"), _ = Number(t);
					Number.isInteger(_) && _ >= g.v && F(g, _ + 1);
				}
				Ut(o);
			}
			return !0;
		},
		ownKeys(e) {
			K(o);
			var t = Reflect.ownKeys(e).filter((e) => {
				var t = r.get(e);
				return t === void 0 || t.v !== C;
			});
			for (var [n, i] of r) i.v !== C && !(n in e) && t.push(n);
			return t;
		},
		setPrototypeOf() {
			ze();
		}
	});
}
var Kt, qt, Jt, Yt;
function Xt() {
	if (Kt === void 0) {
		Kt = window, qt = /Firefox/.test(navigator.userAgent);
		var e = Element.prototype, t = Node.prototype, n = Text.prototype;
		Jt = a(t, "firstChild").get, Yt = a(t, "nextSibling").get, u(e) && (e[de] = void 0, e[ue] = null, e[fe] = void 0, e.__e = void 0), u(n) && (n[pe] = void 0);
	}
}
function I(e = "") {
	return document.createTextNode(e);
}
/*@__NO_SIDE_EFFECTS__*/
function Zt(e) {
	return Jt.call(e);
}
/*@__NO_SIDE_EFFECTS__*/
function Qt(e) {
	return Yt.call(e);
}
function L(e, t) {
	if (!w) return /* @__PURE__ */ Zt(e);
	var n = /* @__PURE__ */ Zt(T);
	if (n === null) n = T.appendChild(I());
	else if (t && n.nodeType !== 3) {
		var r = I();
		return n?.before(r), E(r), r;
	}
	return t && nn(n), E(n), n;
}
function R(e, t = !1) {
	if (!w) {
		var n = /* @__PURE__ */ Zt(e);
		return n instanceof Comment && n.data === "" ? /* @__PURE__ */ Qt(n) : n;
	}
	if (t) {
		if (T?.nodeType !== 3) {
			var r = I();
			return T?.before(r), E(r), r;
		}
		nn(T);
	}
	return T;
}
function z(e, t = !1) {
	if (!w) return /* @__PURE__ */ Zt(e);
	var n = L(e, t);
	return D(e), n;
}
function B(e, t = 1, n = !1) {
	let r = w ? T : e;
	for (var i; t--;) i = r, r = /* @__PURE__ */ Qt(r);
	if (!w) return r;
	if (n) {
		if (r?.nodeType !== 3) {
			var a = I();
			return r === null ? i?.after(a) : r.before(a), E(a), a;
		}
		nn(r);
	}
	return E(r), r;
}
function $t(e) {
	e.textContent = "";
}
function en() {
	return !1;
}
function tn(e, t, n) {
	return t == null || t === "http://www.w3.org/1999/xhtml" ? n ? document.createElement(e, { is: n }) : document.createElement(e) : n ? document.createElementNS(t, e, { is: n }) : document.createElementNS(t, e);
}
function nn(e) {
	if (e.nodeValue.length < 65536) return;
	let t = e.nextSibling;
	for (; t !== null && t.nodeType === 3;) t.remove(), e.nodeValue += t.nodeValue, t = e.nextSibling;
}
function rn(e) {
	var t = W;
	if (t === null) return U.f |= ae, e;
	if (!(t.f & 32768) && !(t.f & 4)) throw e;
	an(e, t);
}
function an(e, t) {
	if (e === _e) throw e;
	if (!(t !== null && t.f & 16384)) {
		for (; t !== null;) {
			if (t.f & 128 && !(t.f & 33570816)) {
				if (!(t.f & 32768)) throw e;
				try {
					t.b.error(e);
					return;
				} catch (t) {
					e = t;
				}
			}
			t = t.parent;
		}
		throw e;
	}
}
// node_modules/svelte/src/internal/client/reactivity/effects.js
function on(e) {
	W === null && (U === null && Fe(e), Pe()), An && Ne(e);
}
function sn(e, t) {
	var n = t.last;
	n === null ? t.last = t.first = e : (n.next = e, e.prev = n, t.last = e);
}
function cn(e, t) {
	var n = W;
	n !== null && n.f & 8192 && (e |= v);
	var r = {
		ctx: O,
		deps: null,
		nodes: null,
		f: e | g | 512,
		first: null,
		fn: t,
		last: null,
		next: null,
		parent: n,
		b: n && n.b,
		prev: null,
		teardown: null,
		wv: 0,
		ac: null
	};
	N?.register_created_effect(r);
	var i = r;
	if (e & 4) Ct === null ? Dt.ensure().schedule(r) : Ct.push(r);
	else if (t !== null) {
		try {
			Zn(r);
		} catch (e) {
			throw H(r), e;
		}
		i.deps === null && i.teardown === null && i.nodes === null && i.first === i.last && !(i.f & 524288) && (i = i.first, e & 16 && e & 65536 && i !== null && (i.f |= S));
	}
	if (i !== null && (i.parent = n, n !== null && sn(i, n), U !== null && U.f & 2 && !(e & 64))) {
		var a = U;
		(a.effects ??= []).push(i);
	}
	return r;
}
function ln() {
	return U !== null && !Mn;
}
function un(e) {
	let t = cn(8, null);
	return j(t, h), t.teardown = e, t;
}
function dn(e) {
	on("$effect");
	var t = W.f;
	if (!U && t & 32 && O !== null && !O.i) {
		var n = O;
		(n.e ??= []).push(e);
	} else return fn(e);
}
function fn(e) {
	return cn(4 | te, e);
}
function pn(e) {
	Dt.ensure();
	let t = cn(64 | ee, e);
	return (e = {}) => new Promise((n) => {
		e.outro ? wn(t, () => {
			H(t), n(void 0);
		}) : (H(t), n(void 0));
	});
}
function mn(e) {
	return cn(4, e);
}
function hn(e) {
	return cn(ie | ee, e);
}
function gn(e, t = 0) {
	return cn(8 | t, e);
}
function V(e, t = [], n = [], r = []) {
	it(r, t, n, (t) => {
		cn(8, () => {
			e(...t.map(K));
		});
	});
}
function _n(e, t = 0) {
	return cn(16 | t, e);
}
function vn(e) {
	return cn(32 | ee, e);
}
function yn(e) {
	var t = e.teardown;
	if (t !== null) {
		let n = An, r = U;
		jn(!0), Nn(null);
		try {
			t.call(null);
		} catch (t) {
			an(t, e.parent);
		} finally {
			jn(n), Nn(r);
		}
	}
}
function bn(e, t = !1) {
	var n = e.first;
	for (e.first = e.last = null; n !== null;) {
		let e = n.ac;
		e !== null && rt(() => {
			e.abort(he);
		});
		var r = n.next;
		n.f & 64 ? n.parent = null : H(n, t), n = r;
	}
}
function xn(e) {
	for (var t = e.first; t !== null;) {
		var n = t.next;
		t.f & 32 || H(t), t = n;
	}
}
function H(e, t = !0) {
	var n = !1;
	(t || e.f & 262144) && e.nodes !== null && e.nodes.end !== null && (Sn(e.nodes.start, e.nodes.end), n = !0), e.f |= x, bn(e, t && !n), Xn(e, 0);
	var r = e.nodes && e.nodes.t;
	if (r !== null) for (let e of r) e.stop();
	yn(e), e.f ^= x, e.f |= y;
	var i = e.parent;
	i !== null && i.first !== null && Cn(e), e.next = e.prev = e.teardown = e.ctx = e.deps = e.fn = e.nodes = e.ac = e.b = null;
}
function Sn(e, t) {
	for (; e !== null;) {
		var n = e === t ? null : /* @__PURE__ */ Qt(e);
		e.remove(), e = n;
	}
}
function Cn(e) {
	var t = e.parent, n = e.prev, r = e.next;
	n !== null && (n.next = r), r !== null && (r.prev = n), t !== null && (t.first === e && (t.first = r), t.last === e && (t.last = n));
}
function wn(e, t, n = !0) {
	var r = [];
	e.f |= 256, Tn(e, r, !0);
	var i = () => {
		n && H(e), t && t();
	}, a = r.length;
	if (a > 0) {
		var o = () => --a || i();
		for (var s of r) s.out(o);
	} else i();
}
function Tn(e, t, n) {
	if (!(e.f & 8192)) {
		e.f ^= v;
		var r = e.nodes && e.nodes.t;
		if (r !== null) for (let e of r) (e.is_global || n) && t.push(e);
		for (var i = e.first; i !== null;) {
			var a = i.next;
			if (!(i.f & 64)) {
				var o = !!(i.f & 65536) || !!(i.f & 32) && !!(e.f & 16);
				Tn(i, t, o ? n : !1);
			}
			i = a;
		}
	}
}
function En(e) {
	e.f &= -257, Dn(e, !0);
}
function Dn(e, t) {
	if (!(e.f & 256) && e.f & 8192) {
		e.f ^= v, e.f & 1024 || (j(e, g), Dt.ensure().schedule(e));
		for (var n = e.first; n !== null;) {
			var r = n.next, i = !!(n.f & 65536) || !!(n.f & 32);
			Dn(n, i ? t : !1), n = r;
		}
		var a = e.nodes && e.nodes.t;
		if (a !== null) for (let e of a) (e.is_global || t) && e.in();
	}
}
function On(e, t) {
	if (e.nodes) for (var n = e.nodes.start, r = e.nodes.end; n !== null;) {
		var i = n === r ? null : /* @__PURE__ */ Qt(n);
		t.append(n), n = i;
	}
}
// node_modules/svelte/src/internal/client/legacy.js
var kn = null, An = !1;
function jn(e) {
	An = e;
}
var U = null, Mn = !1;
function Nn(e) {
	U = e;
}
var W = null;
function Pn(e) {
	W = e;
}
var Fn = null;
function In(e) {
	U !== null && (U.f & 2097152 || U.f & 2) && (Fn ??= /* @__PURE__ */ new Set()).add(e);
}
var G = null, Ln = 0, Rn = null;
function zn(e) {
	Rn = e;
}
var Bn = 1, Vn = 0, Hn = Vn;
function Un(e) {
	Hn = e;
}
function Wn() {
	return ++Bn;
}
function Gn(e) {
	var t = e.f;
	if (t & 2048) return !0;
	if (t & 4096) {
		for (var n = e.deps, r = n.length, i = 0; i < r; i++) {
			var a = n[i];
			if (Gn(a) && mt(a), a.wv > e.wv) return !0;
		}
		t & 512 && yt === null && j(e, h);
	}
	return !1;
}
function Kn(e, t, n = !0) {
	var r = e.reactions;
	if (r !== null && !(Fn !== null && Fn.has(e))) for (var i = 0; i < r.length; i++) {
		var a = r[i];
		a.f & 2 ? Kn(a, t, !1) : t === a && (n ? j(a, g) : a.f & 1024 && j(a, _), jt(a));
	}
}
function qn(e) {
	var t = G, n = Ln, r = Rn, i = U, a = Fn, o = O, s = Mn, c = Hn, l = e.f;
	G = null, Ln = 0, Rn = null, U = l & 96 ? null : e, Fn = null, We(e.ctx), Mn = !1, Hn = ++Vn, e.ac !== null && (rt(() => {
		e.ac.abort(he);
	}), e.ac = null);
	try {
		e.f |= re;
		var u = e.fn, d = u();
		e.f |= b;
		var f = Jn(e);
		if (Je() && Rn !== null && !Mn && f !== null && !(e.f & 6146)) for (var p = 0; p < Rn.length; p++) Kn(Rn[p], e);
		if (i !== null && i !== e) {
			if (Vn++, i.deps !== null) for (let e = 0; e < n; e += 1) i.deps[e].rv = Vn;
			if (t !== null) for (let e of t) e.rv = Vn;
			Rn !== null && (r === null ? r = Rn : r.push(...Rn));
		}
		return e.f & 8388608 && (e.f ^= ae), d;
	} catch (t) {
		return Jn(e), rn(t);
	} finally {
		e.f ^= re, G = t, Ln = n, Rn = r, U = i, Fn = a, We(o), Mn = s, Hn = c;
	}
}
function Jn(e) {
	var t = e.deps, n = N?.is_fork;
	if (G !== null) {
		var r;
		if (n || Xn(e, Ln), t !== null && Ln > 0) for (t.length = Ln + G.length, r = 0; r < G.length; r++) t[Ln + r] = G[r];
		else e.deps = t = G;
		if (ln() && e.f & 512) for (r = Ln; r < t.length; r++) (t[r].reactions ??= []).push(e);
	} else !n && t !== null && Ln < t.length && (Xn(e, Ln), t.length = Ln);
	return t;
}
function Yn(e, r) {
	let i = r.reactions;
	if (i !== null) {
		var a = t.call(i, e);
		if (a !== -1) {
			var o = i.length - 1;
			o === 0 ? i = r.reactions = null : (i[a] = i[o], i.pop());
		}
	}
	if (i === null && r.f & 2 && (G === null || !n.call(G, r))) {
		var s = r;
		s.f & 512 && (s.f ^= 512), s.v !== C && $e(s), s.ac !== null && rt(() => {
			s.ac.abort(he), s.ac = null, j(s, g);
		}), ht(s), Xn(s, 0);
	}
}
function Xn(e, t) {
	var n = e.deps;
	if (n !== null) for (var r = t; r < n.length; r++) Yn(e, n[r]);
}
function Zn(e) {
	var t = e.f;
	if (!(t & 16384)) {
		j(e, h);
		var n = W;
		W = e;
		try {
			t & 16777232 ? xn(e) : bn(e), yn(e);
			var r = qn(e);
			e.teardown = typeof r == "function" ? r : null, e.wv = Bn;
		} finally {
			W = n;
		}
	}
}
function K(e) {
	var t = !!(e.f & 2);
	if (kn?.add(e), U !== null && !Mn && !(W !== null && W.f & 16384) && (Fn === null || !Fn.has(e))) {
		var r = U.deps;
		if (U.f & 2097152) e.rv < Vn && (e.rv = Vn, G === null && r !== null && r[Ln] === e ? Ln++ : G === null ? G = [e] : G.push(e));
		else {
			U.deps ??= [], n.call(U.deps, e) || U.deps.push(e);
			var i = e.reactions;
			i === null ? e.reactions = [U] : n.call(i, U) || i.push(U);
		}
	}
	if (An && Ft.has(e)) return Ft.get(e);
	if (t) {
		var a = e;
		if (An) {
			var o = a.v;
			return (!(a.f & 1024) && a.reactions !== null || $n(a)) && (o = pt(a)), Ft.set(a, o), o;
		}
		var s = !(a.f & 512) && !Mn && U !== null && !!(U.f & 512), c = (a.f & b) === 0;
		Gn(a) && (s && (a.f |= 512), mt(a)), s && !c && (gt(a), Qn(a));
	}
	if (yt?.has(e)) return yt.get(e);
	if (e.f & 8388608) throw e.v;
	return e.v;
}
function Qn(e) {
	if (e.f |= 512, e.deps !== null) for (let r of e.deps) {
		var t = r.reactions;
		t === null ? r.reactions = [e] : n.call(t, e) || t.push(e), r.f & 2 && !(r.f & 512) && (gt(r), Qn(r));
	}
}
function $n(e) {
	if (e.v === C) return !0;
	if (e.deps === null) return !1;
	for (let t of e.deps) if (Ft.has(t) || t.f & 2 && $n(t)) return !0;
	return !1;
}
function er(e) {
	var t = Mn;
	try {
		return Mn = !0, e();
	} finally {
		Mn = t;
	}
}
[.../* @__PURE__ */ "allowfullscreen.async.autofocus.autoplay.checked.controls.default.disabled.formnovalidate.indeterminate.inert.ismap.loop.multiple.muted.nomodule.novalidate.open.playsinline.readonly.required.reversed.seamless.selected.webkitdirectory.defer.disablepictureinpicture.disableremoteplayback".split(".")];
var tr = ["touchstart", "touchmove"];
function nr(e) {
	return tr.includes(e);
}
// node_modules/svelte/src/internal/client/dom/elements/events.js
var rr = Symbol("events"), ir = /* @__PURE__ */ new Set(), ar = /* @__PURE__ */ new Set();
function or(e, t, n, r = {}) {
	function i(e) {
		if (r.capture || dr.call(t, e), !e.cancelBubble) return rt(() => n?.call(this, e));
	}
	return e.startsWith("pointer") || e.startsWith("touch") || e === "wheel" ? (i.__removed = !1, Ze(() => {
		i.__removed || t.addEventListener(e, i, r);
	})) : t.addEventListener(e, i, r), i;
}
function sr(e, t, n, r, i) {
	var a = {
		capture: r,
		passive: i
	}, o = or(e, t, n, a);
	(t === document.body || t === window || t === document || t instanceof HTMLMediaElement) && un(() => {
		o.__removed = !0, t.removeEventListener(e, o, a);
	});
}
function q(e, t, n) {
	(t[rr] ??= {})[e] = n;
}
function cr(e) {
	for (var t = 0; t < e.length; t++) ir.add(e[t]);
	for (var n of ar) n(e);
}
var lr = null, ur = !1;
function dr(e) {
	var t = this, n = t.ownerDocument, r = e.type, a = e.composedPath?.() || [], o = a[0] || e.target;
	lr = e, ur || (ur = !0, setTimeout(() => {
		ur = !1, lr = null;
	}));
	var s = 0, c = lr === e && e[rr];
	if (c) {
		var l = a.indexOf(c);
		if (l !== -1 && (t === document || t === window)) {
			e[rr] = t;
			return;
		}
		var u = a.indexOf(t);
		if (u === -1) return;
		l <= u && (s = l);
	}
	if (o = a[s] || e.target, o !== t) {
		i(e, "currentTarget", {
			configurable: !0,
			get() {
				return o || n;
			}
		});
		var d = U, f = W;
		Nn(null), Pn(null);
		try {
			for (var p, m = []; o !== null && o !== t;) {
				try {
					var h = o[rr]?.[r];
					h == null || o.disabled && e.target !== o || h.call(o, e);
				} catch (e) {
					p ? m.push(e) : p = e;
				}
				if (e.cancelBubble) break;
				s++, o = s < a.length ? a[s] : null;
			}
			if (p) {
				for (let e of m) queueMicrotask(() => {
					throw e;
				});
				throw p;
			}
		} finally {
			e[rr] = t, delete e.currentTarget, Nn(d), Pn(f);
		}
	}
}
// node_modules/svelte/src/internal/client/dom/reconciler.js
var fr = globalThis?.window?.trustedTypes && /* @__PURE__ */ globalThis.window.trustedTypes.createPolicy("svelte-trusted-html", { createHTML: (e) => e });
function pr(e) {
	return fr?.createHTML(e) ?? e;
}
function mr(e) {
	var t = tn("template");
	return t.innerHTML = pr(e.replaceAll("<!>", "<!---->")), t.content;
}
// node_modules/svelte/src/internal/client/dom/template.js
function hr(e, t) {
	var n = W;
	n.nodes === null && (n.nodes = {
		start: e,
		end: t,
		a: null,
		t: null
	});
}
/*#__NO_SIDE_EFFECTS__*/
function J(e, t) {
	var n = !!(t & 1), r = !!(t & 2), i, a = !e.startsWith("<!>");
	return () => {
		if (w) return hr(T, null), T;
		i === void 0 && (i = mr(a ? e : "<!>" + e), n || (i = /* @__PURE__ */ Zt(i)));
		var t = r || qt ? document.importNode(i, !0) : i.cloneNode(!0);
		if (n) {
			var o = /* @__PURE__ */ Zt(t), s = t.lastChild;
			hr(o, s);
		} else hr(t, t);
		return t;
	};
}
/*#__NO_SIDE_EFFECTS__*/
function gr(e, t, n = "svg") {
	var r = !e.startsWith("<!>"), i = !!(t & 1), a = `<${n}>${r ? e : "<!>" + e}</${n}>`, o;
	return () => {
		if (w) return hr(T, null), T;
		if (!o) {
			var e = /* @__PURE__ */ Zt(mr(a));
			if (i) for (o = document.createDocumentFragment(); /* @__PURE__ */ Zt(e);) o.appendChild(/* @__PURE__ */ Zt(e));
			else o = /* @__PURE__ */ Zt(e);
		}
		var t = o.cloneNode(!0);
		if (i) {
			var n = /* @__PURE__ */ Zt(t), r = t.lastChild;
			hr(n, r);
		} else hr(t, t);
		return t;
	};
}
/*#__NO_SIDE_EFFECTS__*/
function _r(e, t) {
	return /* @__PURE__ */ gr(e, t, "svg");
}
function vr(e = "") {
	if (!w) {
		var t = I(e + "");
		return hr(t, t), t;
	}
	var n = T;
	return n.nodeType === 3 ? nn(n) : (n.before(n = I()), E(n)), hr(n, n), n;
}
function yr() {
	if (w) return hr(T, null), T;
	var e = document.createDocumentFragment(), t = document.createComment(""), n = I();
	return e.append(t, n), hr(t, n), e;
}
function Y(e, t) {
	if (w) {
		var n = W;
		n.f & 32768 && n.nodes.end !== null || (n.nodes.end = T), Ce();
	} else e !== null && e.before(t);
}
function br() {
	if (w && T && T.nodeType === 8 && T.textContent?.startsWith("$")) {
		let e = T.textContent.substring(1);
		return Ce(), e;
	}
	return (window.__svelte ??= {}).uid ??= 1, `c${window.__svelte.uid++}`;
}
// node_modules/svelte/src/reactivity/create-subscriber.js
function xr(e) {
	let t = 0, n = Lt(0), r;
	return () => {
		ln() && (K(n), gn(() => (t === 0 && (r = er(() => e(() => Ut(n)))), t += 1, () => {
			Ze(() => {
				--t, t === 0 && (r?.(), r = void 0, Ut(n));
			});
		})));
	};
}
// node_modules/svelte/src/internal/client/dom/blocks/boundary.js
var Sr = S | ee;
function Cr(e, t, n, r) {
	new wr(e, t, n, r);
}
var wr = class {
	parent;
	is_pending = !1;
	transform_error;
	#e;
	#t = w ? T : null;
	#n;
	#r;
	#i;
	#a = null;
	#o = null;
	#s = null;
	#c = null;
	#l = 0;
	#u = 0;
	#d = !1;
	#f = /* @__PURE__ */ new Map();
	#p = null;
	#m = xr(() => (this.#p = Lt(this.#l), () => {
		this.#p = null;
	}));
	constructor(e, t, n, r) {
		this.#e = e, this.#n = t, this.#r = (e) => {
			var t = W;
			t.b = this, t.f |= 128, n(e);
		}, this.parent = W.b, this.transform_error = r ?? this.parent?.transform_error ?? ((e) => e), this.#i = _n(() => {
			if (w) {
				let e = Ee(this.#t);
				Ce();
				let t = e === "[!";
				if (e.startsWith("[?")) {
					let t = JSON.parse(e.slice(2));
					this.#g(t);
				} else t ? this.#y() : this.#h();
			} else this.#b();
		}, Sr), w && (this.#e = T);
	}
	#h() {
		try {
			this.#a = vn(() => this.#r(this.#e));
		} catch (e) {
			this.error(e);
		}
	}
	#g(e) {
		let t = this.#n.failed, { reset: n, invoke_onerror: r } = this.#_(e);
		Ze(r), t && (this.#s = vn(() => {
			t(this.#e, () => e, () => n);
		}));
	}
	#_(e) {
		var t = !1, n = !1;
		let r = () => {
			this.#v() || (t ? xe() : (t = !0, n && Ve(), this.#s !== null && wn(this.#s, () => {
				this.#s = null;
			}), this.#S(() => {
				this.#b();
			})));
		};
		return {
			reset: r,
			invoke_onerror: () => {
				if (!this.#v()) try {
					n = !0, this.#n.onerror?.(e, r), n = !1;
				} catch (e) {
					an(e, this.#i && this.#i.parent);
				}
			}
		};
	}
	#v() {
		return (this.#i.f & (y | x)) !== 0;
	}
	#y() {
		let e = this.#n.pending;
		e && (this.is_pending = !0, this.#o = vn(() => e(this.#e)), Ze(() => {
			if (!this.#v()) {
				var e = this.#c = document.createDocumentFragment(), t = I(), n = !1;
				e.append(t), this.#a = this.#S(() => {
					try {
						return vn(() => this.#r(t));
					} catch (e) {
						try {
							this.error(e), n = !0;
						} catch (e) {
							an(e, this.#i.parent);
						}
						return null;
					}
				}), this.#a === null ? (this.#c = null, n && this.#x(N)) : this.#u === 0 && (this.#e.before(e), this.#c = null, wn(this.#o, () => {
					this.#o = null;
				}), this.#x(N));
			}
		}));
	}
	#b() {
		try {
			if (this.is_pending = this.has_pending_snippet(), this.#u = 0, this.#l = 0, this.#a = vn(() => {
				this.#r(this.#e);
			}), this.#u > 0) {
				var e = this.#c = document.createDocumentFragment();
				On(this.#a, e);
				let t = this.#n.pending;
				this.#o = vn(() => t(this.#e));
			} else this.#x(N);
		} catch (e) {
			this.error(e);
		}
	}
	#x(e) {
		this.is_pending = !1, e.transfer_reactions(this.#f);
	}
	defer_effect(e) {
		et(e, this.#f);
	}
	is_rendered() {
		return !this.is_pending && (!this.parent || this.parent.is_rendered());
	}
	has_pending_snippet() {
		return !!this.#n.pending;
	}
	#S(e) {
		var t = W, n = U, r = O;
		Pn(this.#i), Nn(this.#i), We(this.#i.ctx);
		try {
			return Dt.ensure(), e();
		} finally {
			Pn(t), Nn(n), We(r);
		}
	}
	#C(e, t) {
		this.has_pending_snippet() ? (this.#u += e, this.#u === 0 && (this.#x(t), this.#o && wn(this.#o, () => {
			this.#o = null;
		}), this.#c &&= (this.#e.before(this.#c), null))) : this.parent && this.parent.#C(e, t);
	}
	update_pending_count(e, t) {
		this.#C(e, t), this.#l += e, !this.#p || this.#d || (this.#d = !0, Ze(() => {
			this.#d = !1, this.#p && Vt(this.#p, this.#l);
		}));
	}
	get_effect_pending() {
		return this.#m(), K(this.#p);
	}
	error(e) {
		if (e === _e || !this.#n.onerror && !this.#n.failed) throw e;
		N?.is_fork ? (this.#a && N.skip_effect(this.#a), this.#o && N.skip_effect(this.#o), this.#s && N.skip_effect(this.#s), N.oncommit(() => {
			this.#v() || this.#w(e);
		})) : this.#w(e);
	}
	#w(e) {
		this.#a &&= (H(this.#a), null), this.#o &&= (H(this.#o), null), this.#s &&= (H(this.#s), null), w && (E(this.#t), we(), E(Te()));
		let t = this.#n.failed, n = (e) => {
			if (this.#v()) return;
			let { reset: n, invoke_onerror: r } = this.#_(e);
			r(), t && !this.#v() && (this.#s = this.#S(() => {
				try {
					return vn(() => {
						var r = W;
						r.b = this, r.f |= 128, t(this.#e, () => e, () => n);
					});
				} catch (e) {
					return an(e, this.#i.parent), null;
				}
			}));
		};
		Ze(() => {
			if (!this.#v()) {
				var t;
				try {
					t = this.transform_error(e);
				} catch (e) {
					an(e, this.#i && this.#i.parent);
					return;
				}
				typeof t == "object" && t && typeof t.then == "function" ? t.then(n, (e) => an(e, this.#i && this.#i.parent)) : n(t);
			}
		});
	}
};
function X(e, t) {
	var n = t == null ? "" : typeof t == "object" ? `${t}` : t;
	n !== (e[pe] ??= e.nodeValue) && (e[pe] = n, e.nodeValue = `${n}`);
}
function Tr(e, t) {
	return Dr(e, t);
}
var Er = /* @__PURE__ */ new Map();
function Dr(e, { target: t, anchor: n, props: i = {}, events: a, context: o, intro: s = !0, transformError: c }) {
	Xt();
	var l = void 0, u = pn(() => {
		var s = n ?? t.appendChild(I());
		Cr(s, { pending: () => {} }, (t) => {
			k({});
			var n = O;
			if (o && (n.c = o), a && (i.$$events = a), w && hr(t, null), l = e(t, i) || qe(), w && (W.nodes.end = T, T === null || T.nodeType !== 8 || T.data !== "]")) throw be(), _e;
			A();
		}, c);
		var u = /* @__PURE__ */ new Set(), d = (e) => {
			for (var n = 0; n < e.length; n++) {
				var r = e[n];
				if (!u.has(r)) {
					u.add(r);
					var i = nr(r);
					for (let e of [t, document]) {
						var a = Er.get(e);
						a === void 0 && (a = /* @__PURE__ */ new Map(), Er.set(e, a));
						var o = a.get(r);
						o === void 0 ? (e.addEventListener(r, dr, { passive: i }), a.set(r, 1)) : a.set(r, o + 1);
					}
				}
			}
		};
		return d(r(ir)), ar.add(d), () => {
			for (var e of u) for (let n of [t, document]) {
				var r = Er.get(n), i = r.get(e);
				--i == 0 ? (n.removeEventListener(e, dr), r.delete(e), r.size === 0 && Er.delete(n)) : r.set(e, i);
			}
			ar.delete(d), s !== n && s.parentNode?.removeChild(s);
		};
	});
	return Or.set(l, u), l;
}
var Or = /* @__PURE__ */ new WeakMap();
function kr(e, t) {
	let n = Or.get(e);
	return n ? (Or.delete(e), n(t)) : Promise.resolve();
}
// node_modules/svelte/src/internal/client/dom/blocks/branches.js
var Ar = class {
	anchor;
	#e = /* @__PURE__ */ new Map();
	#t = /* @__PURE__ */ new Map();
	#n = /* @__PURE__ */ new Map();
	#r = /* @__PURE__ */ new Set();
	#i = !0;
	constructor(e, t = !0) {
		this.anchor = e, this.#i = t;
	}
	#a = (e) => {
		if (this.#e.has(e)) {
			var t = this.#e.get(e), n = this.#t.get(t);
			if (n) En(n), this.#r.delete(t);
			else {
				var r = this.#n.get(t);
				r && (En(r.effect), this.#t.set(t, r.effect), this.#n.delete(t), r.fragment.lastChild.remove(), this.anchor.before(r.fragment), n = r.effect);
			}
			for (let [t, n] of this.#e) {
				if (this.#e.delete(t), t === e) break;
				let r = this.#n.get(n);
				r && (H(r.effect), this.#n.delete(n));
			}
			for (let [e, r] of this.#t) {
				if (e === t || this.#r.has(e)) continue;
				let i = () => {
					if (Array.from(this.#e.values()).includes(e)) {
						var t = document.createDocumentFragment();
						On(r, t), t.append(I()), this.#n.set(e, {
							effect: r,
							fragment: t
						});
					} else H(r);
					this.#r.delete(e), this.#t.delete(e);
				};
				this.#i || !n ? (this.#r.add(e), wn(r, i, !1)) : i();
			}
		}
	};
	#o = (e) => {
		this.#e.delete(e);
		let t = Array.from(this.#e.values());
		for (let [e, n] of this.#n) t.includes(e) || (H(n.effect), this.#n.delete(e));
	};
	ensure(e, t) {
		var n = N, r = en();
		if (t && !this.#t.has(e) && !this.#n.has(e)) {
			if (r) {
				var i = document.createDocumentFragment(), a = I();
				i.append(a), this.#n.set(e, {
					effect: vn(() => t(a)),
					fragment: i
				});
			} else this.#t.set(e, vn(() => t(this.anchor)));
		}
		if (this.#e.set(n, e), r) {
			for (let [t, r] of this.#t) t === e ? n.unskip_effect(r) : n.skip_effect(r);
			for (let [t, r] of this.#n) t === e ? n.unskip_effect(r.effect) : n.skip_effect(r.effect);
			n.oncommit(this.#a), n.ondiscard(this.#o);
		} else w && (this.anchor = T), this.#a(n);
	}
};
// node_modules/svelte/src/internal/client/dom/blocks/if.js
function Z(e, t, n = !1) {
	var r;
	w && (r = T, Ce());
	var i = new Ar(e), a = n ? S : 0;
	function o(e, t) {
		if (w) {
			var n = Ee(r);
			if (e !== parseInt(n.substring(1))) {
				var a = Te();
				E(a), i.anchor = a, Se(!1), i.ensure(e, t), Se(!0);
				return;
			}
		}
		i.ensure(e, t);
	}
	_n(() => {
		var e = !1;
		t((t, n = 0) => {
			e = !0, o(n, t);
		}), e || o(-1, null);
	}, a);
}
// node_modules/svelte/src/internal/client/dom/blocks/key.js
var jr = Symbol("NaN");
function Mr(e, t, n) {
	w && Ce();
	var r = new Ar(e), i = !Je();
	_n(() => {
		var e = t();
		e !== e && (e = jr), i && typeof e == "object" && e && (e = {}), r.ensure(e, n);
	});
}
// node_modules/svelte/src/internal/client/dom/blocks/each.js
function Nr(e, t) {
	return t;
}
function Pr(e, t, n) {
	for (var i = [], a = t.length, o, s = t.length, c = 0; c < a; c++) {
		let n = t[c];
		wn(n, () => {
			if (o) {
				if (o.pending.delete(n), o.done.add(n), o.pending.size === 0) {
					var t = e.outrogroups;
					Fr(e, r(o.done)), t.delete(o), t.size === 0 && (e.outrogroups = null);
				}
			} else --s;
		}, !1);
	}
	if (s === 0) {
		var l = i.length === 0 && n !== null && e.pending.size === 0;
		if (l) {
			var u = n, d = u.parentNode;
			$t(d), d.append(u), e.items.clear();
		}
		Fr(e, t, !l);
	} else o = {
		pending: new Set(t),
		done: /* @__PURE__ */ new Set()
	}, (e.outrogroups ??= /* @__PURE__ */ new Set()).add(o);
}
function Fr(e, t, n = !0) {
	var r;
	if (e.pending.size > 0) {
		r = /* @__PURE__ */ new Set();
		for (let t of e.pending.values()) for (let n of t) r.add(e.items.get(n).e);
	}
	for (var i = 0; i < t.length; i++) {
		var a = t[i];
		r?.has(a) ? (a.f |= ne, On(a, document.createDocumentFragment())) : H(t[i], n);
	}
}
var Ir;
function Q(t, n, i, a, o, s = null) {
	var c = t, l = /* @__PURE__ */ new Map();
	if (n & 4) {
		var u = t;
		c = w ? E(/* @__PURE__ */ Zt(u)) : u.appendChild(I());
	}
	w && Ce();
	var d = null, f = /* @__PURE__ */ dt(() => {
		var t = i();
		return e(t) ? t : t == null ? [] : r(t);
	}), p = /* @__PURE__ */ new Map(), m = !0;
	function h(e) {
		if (!(_.effect.f & 16384)) {
			_.pending.delete(e);
			var t = K(f);
			_.fallback = d, Rr(_, t, c, n, a), d !== null && (t.length === 0 ? d.f & 33554432 ? (d.f ^= ne, Br(d, null, c)) : En(d) : wn(d, () => {
				d = null;
			}));
		}
	}
	function g(e) {
		_.pending.delete(e);
	}
	var _ = {
		effect: _n(() => {
			var e = K(f), t = e.length;
			let r = !1;
			w && Ee(c) === "[!" != (t === 0) && (c = Te(), E(c), Se(!1), r = !0);
			for (var u = /* @__PURE__ */ new Set(), _ = N, v = en(), y = 0; y < t; y += 1) {
				w && T.nodeType === 8 && T.data === "]" && (c = T, r = !0, Se(!1));
				var b = e[y], x = a(b, y), S = m ? null : l.get(x);
				S ? (S.v && Vt(S.v, b), S.i && Vt(S.i, y), v && _.unskip_effect(S.e)) : (S = zr(l, m ? c : Ir ??= I(), b, x, y, o, n, i), m || (S.e.f |= ne), l.set(x, S)), u.add(x);
			}
			if (t === 0 && s && !d && (m ? d = vn(() => s(c)) : (d = vn(() => s(Ir ??= I())), d.f |= ne)), t > u.size && Me("", "", ""), w && t > 0 && E(Te()), !m) {
				if (p.set(_, u), v) {
					for (let [e, t] of l) u.has(e) || _.skip_effect(t.e);
					_.oncommit(h), _.ondiscard(g);
				} else h(_);
			}
			r && Se(!0), K(f);
		}),
		flags: n,
		items: l,
		pending: p,
		outrogroups: null,
		fallback: d
	};
	m = !1, w && (c = T);
}
function Lr(e) {
	for (; e !== null && !(e.f & 32);) e = e.next;
	return e;
}
function Rr(e, t, n, i, a) {
	var o = !!(i & 8), s = t.length, c = e.items, l = Lr(e.effect.first), u, d = null, f, p = [], m = [], h, g, _, v;
	if (o) for (v = 0; v < s; v += 1) h = t[v], g = a(h, v), _ = c.get(g).e, _.f & 33554432 || (_.nodes?.a?.measure(), (f ??= /* @__PURE__ */ new Set()).add(_));
	for (v = 0; v < s; v += 1) {
		if (h = t[v], g = a(h, v), _ = c.get(g).e, e.outrogroups !== null) for (let t of e.outrogroups) t.pending.delete(_), t.done.delete(_);
		if (_.f & 8192 && (En(_), o && (_.nodes?.a?.unfix(), (f ??= /* @__PURE__ */ new Set()).delete(_))), _.f & 33554432) {
			if (_.f ^= ne, _ === l) Br(_, null, n);
			else {
				var y = d ? d.next : l;
				_ === e.effect.last && (e.effect.last = _.prev), _.prev && (_.prev.next = _.next), _.next && (_.next.prev = _.prev), Vr(e, d, _), Vr(e, _, y), Br(_, y, n), d = _, p = [], m = [], l = Lr(d.next);
				continue;
			}
		}
		if (_ !== l) {
			if (u !== void 0 && u.has(_)) {
				if (p.length < m.length) {
					var b = m[0], x;
					d = b.prev;
					var S = p[0], ee = p[p.length - 1];
					for (x = 0; x < p.length; x += 1) Br(p[x], b, n);
					for (x = 0; x < m.length; x += 1) u.delete(m[x]);
					Vr(e, S.prev, ee.next), Vr(e, d, S), Vr(e, ee, b), l = b, d = ee, --v, p = [], m = [];
				} else u.delete(_), Br(_, l, n), Vr(e, _.prev, _.next), Vr(e, _, d === null ? e.effect.first : d.next), Vr(e, d, _), d = _;
				continue;
			}
			for (p = [], m = []; l !== null && l !== _;) (u ??= /* @__PURE__ */ new Set()).add(l), m.push(l), l = Lr(l.next);
			if (l === null) continue;
		}
		_.f & 33554432 || p.push(_), d = _, l = Lr(_.next);
	}
	if (e.outrogroups !== null) {
		for (let t of e.outrogroups) t.pending.size === 0 && (Fr(e, r(t.done)), e.outrogroups?.delete(t));
		e.outrogroups.size === 0 && (e.outrogroups = null);
	}
	if (l !== null || u !== void 0) {
		var te = [];
		if (u !== void 0) for (_ of u) _.f & 8192 || te.push(_);
		for (; l !== null;) !(l.f & 8192) && l !== e.fallback && te.push(l), l = Lr(l.next);
		var re = te.length;
		if (re > 0) {
			var ie = i & 4 && s === 0 ? n : null;
			if (o) {
				for (v = 0; v < re; v += 1) te[v].nodes?.a?.measure();
				for (v = 0; v < re; v += 1) te[v].nodes?.a?.fix();
			}
			Pr(e, te, ie);
		}
	}
	o && Ze(() => {
		if (f !== void 0) for (_ of f) _.nodes?.a?.apply();
	});
}
function zr(e, t, n, r, i, a, o, s) {
	var c = o & 1 ? o & 16 ? Lt(n) : /* @__PURE__ */ Rt(n, !1, !1) : null, l = o & 2 ? Lt(i) : null;
	return {
		v: c,
		i: l,
		e: vn(() => (a(t, c ?? n, l ?? i, s), () => {
			e.delete(r);
		}))
	};
}
function Br(e, t, n) {
	if (e.nodes) for (var r = e.nodes.start, i = e.nodes.end, a = t && !(t.f & 33554432) ? t.nodes.start : n; r !== null;) {
		var o = /* @__PURE__ */ Qt(r);
		if (a.before(r), r === i) return;
		r = o;
	}
}
function Vr(e, t, n) {
	t === null ? e.effect.first = n : t.next = n, n === null ? e.effect.last = t : n.prev = t;
}
// node_modules/svelte/src/internal/client/dom/blocks/snippet.js
function Hr(e, t, ...n) {
	var r = new Ar(e);
	_n(() => {
		let e = t() ?? null;
		r.ensure(e, e && ((t) => e(t, ...n)));
	}, S);
}
// node_modules/svelte/src/internal/client/dom/blocks/svelte-component.js
function Ur(e, t, n) {
	var r;
	w && (r = T, Ce());
	var i = new Ar(e);
	_n(() => {
		var e = t() ?? null;
		if (w && Ee(r) === "[" != (e !== null)) {
			var a = Te();
			E(a), i.anchor = a, Se(!1), i.ensure(e, e && ((t) => n(t, e))), Se(!0);
		} else i.ensure(e, e && ((t) => n(t, e)));
	}, S);
}
// node_modules/svelte/src/internal/shared/attributes.js
var Wr = [..." 	\n\r\f\xA0\v﻿"];
function Gr(e, t, n) {
	var r = e == null ? "" : "" + e;
	if (t && (r = r ? r + " " + t : t), n) {
		for (var i of Object.keys(n)) if (n[i]) r = r ? r + " " + i : i;
		else if (r.length) for (var a = i.length, o = 0; (o = r.indexOf(i, o)) >= 0;) {
			var s = o + a;
			(o === 0 || Wr.includes(r[o - 1])) && (s === r.length || Wr.includes(r[s])) ? r = (o === 0 ? "" : r.substring(0, o)) + r.substring(s + 1) : o = s;
		}
	}
	return r === "" ? null : r;
}
function Kr(e, t = !1) {
	var n = t ? " !important;" : ";", r = "";
	for (var i of Object.keys(e)) {
		var a = e[i];
		a != null && a !== "" && (r += " " + i + ": " + a + n);
	}
	return r;
}
function qr(e) {
	return e[0] !== "-" || e[1] !== "-" ? e.toLowerCase() : e;
}
function Jr(e, t) {
	if (t) {
		var n = "", r, i;
		if (Array.isArray(t) ? (r = t[0], i = t[1]) : r = t, e) {
			e = String(e).replaceAll(/\/\*.*?\*\//g, "").trim();
			var a = !1, o = 0, s = !1, c = [];
			r && c.push(...Object.keys(r).map(qr)), i && c.push(...Object.keys(i).map(qr));
			var l = 0, u = -1;
			let t = e.length;
			for (var d = 0; d < t; d++) {
				var f = e[d];
				if (s ? f === "/" && e[d - 1] === "*" && (s = !1) : a ? a === f && (a = !1) : f === "/" && e[d + 1] === "*" ? s = !0 : f === "\"" || f === "'" ? a = f : f === "(" ? o++ : f === ")" && o--, !s && a === !1 && o === 0) {
					if (f === ":" && u === -1) u = d;
					else if (f === ";" || d === t - 1) {
						if (u !== -1) {
							var p = qr(e.substring(l, u).trim());
							if (!c.includes(p)) {
								f !== ";" && d++;
								var m = e.substring(l, d).trim();
								n += " " + m + ";";
							}
						}
						l = d + 1, u = -1;
					}
				}
			}
		}
		return r && (n += Kr(r)), i && (n += Kr(i, !0)), n = n.trim(), n === "" ? null : n;
	}
	return e == null ? null : String(e);
}
// node_modules/svelte/src/internal/client/dom/elements/class.js
function Yr(e, t, n, r, i, a) {
	var o = e[de];
	if (w || o !== n || o === void 0) {
		var s = Gr(n, r, a);
		w && s === e.getAttribute("class") || (s == null ? e.removeAttribute("class") : t ? e.className = s : e.setAttribute("class", s)), e[de] = n;
	} else if (a && i !== a) for (var c in a) {
		var l = !!a[c];
		(i == null || l !== !!i[c]) && e.classList.toggle(c, l);
	}
	return a;
}
// node_modules/svelte/src/internal/client/dom/elements/style.js
function Xr(e, t = {}, n, r) {
	for (var i in n) {
		var a = n[i];
		t[i] !== a && (n[i] == null ? e.style.removeProperty(i) : e.style.setProperty(i, a, r));
	}
}
function Zr(e, t, n, r) {
	var i = e[fe];
	if (w || i !== t) {
		var a = Jr(t, r);
		w && a === e.getAttribute("style") || (a == null ? e.removeAttribute("style") : e.style.cssText = a), e[fe] = t;
	} else r && (Array.isArray(r) ? (Xr(e, n?.[0], r[0]), Xr(e, n?.[1], r[1], "important")) : Xr(e, n, r));
	return r;
}
// node_modules/svelte/src/internal/client/dom/elements/attributes.js
var Qr = Symbol("is custom element"), $r = Symbol("is html"), ei = ge ? "link" : "LINK", ti = ge ? "progress" : "PROGRESS";
function ni(e) {
	if (w) {
		var t = !1, n = () => {
			if (!t) {
				if (t = !0, e.hasAttribute("value")) {
					var n = e.value;
					$(e, "value", null), e.value = n;
				}
				if (e.hasAttribute("checked")) {
					var r = e.checked;
					$(e, "checked", null), e.checked = r;
				}
			}
		};
		e[me] = n, Ze(n), nt();
	}
}
function ri(e, t) {
	var n = ai(e);
	n.value !== (n.value = t ?? void 0) && (e.value !== t || t === 0 && e.nodeName === ti) && (e.value = t ?? "");
}
function ii(e, t) {
	var n = ai(e);
	n.checked !== (n.checked = t ?? void 0) && (e.checked = t);
}
function $(e, t, n, r) {
	var i = ai(e);
	if (!(w && (i[t] = e.getAttribute(t), t === "src" || t === "srcset" || t === "href" && e.nodeName === ei))) {
		var a = i[t];
		a !== (i[t] = n) && (t === "loading" && (e[le] = n), n == null ? e.removeAttribute(t) : typeof n != "string" && si(e).has(t) ? e[t] = n : (!w || typeof n != "number" && typeof n != "boolean" || a !== String(n)) && e.setAttribute(t, n));
	}
}
function ai(e) {
	return e[ue] ??= {
		[Qr]: e.nodeName.includes("-"),
		[$r]: e.namespaceURI === ve
	};
}
var oi = /* @__PURE__ */ new Map();
function si(e) {
	var t = e.getAttribute("is") || e.nodeName, n = oi.get(t);
	if (n) return n;
	oi.set(t, n = /* @__PURE__ */ new Set());
	for (var r, i = e, a = Element.prototype; a !== i;) {
		for (var s in r = o(i), r) r[s].set && s !== "innerHTML" && s !== "textContent" && s !== "innerText" && n.add(s);
		i = l(i);
	}
	return n;
}
var ci = /* @__PURE__ */ new class e {
	#e = /* @__PURE__ */ new WeakMap();
	#t;
	#n;
	static entries = /* @__PURE__ */ new WeakMap();
	constructor(e) {
		this.#n = e;
	}
	observe(e, t) {
		var n = this.#e.get(e) || /* @__PURE__ */ new Set();
		return n.add(t), this.#e.set(e, n), this.#r().observe(e, this.#n), () => {
			var n = this.#e.get(e);
			n.delete(t), n.size === 0 && (this.#e.delete(e), this.#t.unobserve(e));
		};
	}
	#r() {
		return this.#t ??= new ResizeObserver((t) => {
			for (var n of t) {
				e.entries.set(n.target, n);
				for (var r of this.#e.get(n.target) || []) r(n);
			}
		});
	}
}({ box: "border-box" });
function li(e, t, n) {
	var r = ci.observe(e, () => n(e[t]));
	mn(() => (er(() => n(e[t])), r));
}
// node_modules/svelte/src/internal/client/dom/elements/bindings/this.js
function ui(e, t) {
	return e === t || e?.[oe] === t;
}
function di(e = qe(), t, n, r) {
	var i = O.r, a = W;
	return mn(() => {
		var o, s;
		return gn(() => {
			o = s, s = r?.() || [], er(() => {
				ui(n(...s), e) || (t(e, ...s), o && ui(n(...o), e) && t(null, ...o));
			});
		}), () => {
			let r = a;
			for (; r !== i && r.parent !== null && r.parent.f & 33554432;) r = r.parent;
			let o = () => {
				s && ui(n(...s), e) && t(null, ...s);
			}, c = r.teardown;
			r.teardown = () => {
				o(), c?.();
			};
		};
	}), e;
}
// node_modules/svelte/src/internal/client/reactivity/store.js
var fi = !1;
function pi(e) {
	var t = fi;
	try {
		return fi = !1, [e(), fi];
	} finally {
		fi = t;
	}
}
// node_modules/svelte/src/internal/client/reactivity/props.js
function mi(e, t, n, r) {
	var i = !0, o = !!(n & 8), s = !!(n & 16), c = r, l = !0, u = void 0, d = () => s && i ? (u ??= /* @__PURE__ */ ct(r), K(u)) : (l && (l = !1, c = s ? er(r) : r), c);
	let f;
	if (o) {
		var p = oe in e || ce in e;
		f = a(e, t)?.set ?? (p && t in e ? (n) => e[t] = n : void 0);
	}
	var m, h = !1;
	o ? [m, h] = pi(() => e[t]) : m = e[t], m === void 0 && r !== void 0 && (m = d(), f && (i && Le(t), f(m)));
	var g = i ? () => {
		var n = e[t];
		return n === void 0 ? d() : (l = !0, n);
	} : () => {
		var n = e[t];
		return n !== void 0 && (c = void 0), n === void 0 ? c : n;
	};
	if (i && !(n & 4)) return g;
	if (f) {
		var _ = e.$$legacy;
		return (function(e, t) {
			return arguments.length > 0 ? ((!i || !t || _ || h) && f(t ? g() : e), e) : g();
		});
	}
	var v = !1, y = (n & 1 ? ct : dt)(() => (v = !1, g()));
	o && K(y);
	var b = W;
	return (function(e, t) {
		if (arguments.length > 0) {
			let n = t ? K(y) : i && o ? Gt(e) : e;
			return F(y, n), v = !0, c !== void 0 && (c = n), e;
		}
		return An && v || b.f & 16384 ? y.v : K(y);
	});
}
// node_modules/svelte/src/internal/disclose-version.js
typeof window < "u" && ((window.__svelte ??= {}).v ??= /* @__PURE__ */ new Set()).add("5");
// src/hosts/host.ts
var hi = class extends Error {
	gone;
	constructor(e, t = !1) {
		super(e), this.gone = t;
	}
}, gi = 250, _i = 2e3, vi = class {
	#e = /* @__PURE__ */ P(null);
	get scene() {
		return K(this.#e);
	}
	set scene(e) {
		F(this.#e, e);
	}
	#t = /* @__PURE__ */ P(null);
	get refusal() {
		return K(this.#t);
	}
	set refusal(e) {
		F(this.#t, e);
	}
	#n = /* @__PURE__ */ P(!1);
	get slow() {
		return K(this.#n);
	}
	set slow(e) {
		F(this.#n, e, !0);
	}
	#r = "";
	constructor(e, t) {
		let n = Ge("host"), r = /* @__PURE__ */ M(() => JSON.stringify(t()));
		dn(() => {
			let t = JSON.parse(K(r));
			if (!t) {
				this.scene = this.refusal = null;
				return;
			}
			t.run !== this.#r && (this.scene = null), this.#r = t.run;
			let i = new AbortController(), a = setTimeout(() => this.slow = !0, (t.after ?? 0) + gi), o = (e) => {
				let t = setTimeout(() => void s(), e);
				i.signal.addEventListener("abort", () => clearTimeout(t));
			}, s = async () => {
				try {
					let r = await n.ask(t.run, e, t.question, i.signal);
					if (i.signal.aborted) return;
					this.scene = r, this.refusal = null, t.every && o(t.every);
				} catch (e) {
					if (i.signal.aborted) return;
					this.refusal = e instanceof hi ? e : new hi(String(e)), this.refusal.gone && o(_i);
				}
				clearTimeout(a), this.slow = !1;
			};
			return o(t.after ?? 0), () => {
				i.abort(), clearTimeout(a), this.slow = !1;
			};
		});
	}
}, yi = /* @__PURE__ */ J("<p> </p>"), bi = /* @__PURE__ */ J("<div class=\"problem svelte-1nb1dwp\" role=\"alert\"></div>");
function xi(e, t) {
	k(t, !0);
	let n = /* @__PURE__ */ M(() => t.text.split(/(?<=[.!?])\s+(?=\p{Lu})/u));
	var r = bi();
	Q(r, 21, () => K(n), Nr, (e, t, n) => {
		var r = yi();
		Yr(r, 1, "svelte-1nb1dwp", null, {}, { rule: !n });
		var i = z(r, !0);
		V(() => X(i, K(t))), Y(e, r);
	}), D(r), Y(e, r), A();
}
// src/parts/Answer.svelte
var Si = /* @__PURE__ */ J("<div><!></div>"), Ci = /* @__PURE__ */ J("<p class=\"soft\" role=\"status\"> </p>"), wi = /* @__PURE__ */ J("<!> <!>", 1);
function Ti(e, t) {
	k(t, !0);
	var n = wi(), r = R(n), i = (e) => {
		xi(e, { get text() {
			return t.asking.refusal.message;
		} });
	};
	Z(r, (e) => {
		t.asking.refusal && e(i);
	});
	var a = B(r, 2), o = (e) => {
		var n = Si();
		let r;
		Hr(L(n), () => t.shown, () => t.asking.scene), D(n), V(() => {
			$(n, "aria-busy", t.asking.slow), r = Yr(n, 1, "svelte-1mq7yu2", null, r, { old: t.asking.slow || t.asking.refusal });
		}), Y(e, n);
	}, s = (e) => {
		var n = Ci(), r = z(n);
		V(() => X(r, `${t.what ?? ""} …`)), Y(e, n);
	};
	Z(a, (e) => {
		t.asking.scene ? e(o) : t.asking.slow && e(s, 1);
	}), Y(e, n), A();
}
// src/sheet.svelte.ts
var Ei = class {
	#e = /* @__PURE__ */ P("");
	get name() {
		return K(this.#e);
	}
	set name(e) {
		F(this.#e, e, !0);
	}
	#t = /* @__PURE__ */ P([]);
	get help() {
		return K(this.#t);
	}
	set help(e) {
		F(this.#t, e);
	}
	#n = /* @__PURE__ */ P(null);
	get table() {
		return K(this.#n);
	}
	set table(e) {
		F(this.#n, e);
	}
	#r = /* @__PURE__ */ P(() => null);
	get picture() {
		return K(this.#r);
	}
	set picture(e) {
		F(this.#r, e);
	}
}, Di = () => Ke("sheet", new Ei()), Oi = () => Ge("sheet"), ki = /* @__PURE__ */ J("<th scope=\"col\" class=\"svelte-1pvqcr6\"> </th>"), Ai = /* @__PURE__ */ J("<td> </td>"), ji = /* @__PURE__ */ J("<tr></tr>"), Mi = /* @__PURE__ */ J("<button class=\"more svelte-1pvqcr6\"> </button>"), Ni = /* @__PURE__ */ J("<div class=\"scroll svelte-1pvqcr6\" role=\"region\" tabindex=\"0\"><table class=\"svelte-1pvqcr6\"><caption class=\"hidden\"> </caption><thead><tr></tr></thead><tbody></tbody></table></div> <!>", 1);
function Pi(e, t) {
	k(t, !0);
	let n = /* @__PURE__ */ P(200);
	var r = Ni(), i = R(r), a = L(i), o = L(a), s = z(o, !0), c = B(o), l = L(c);
	Q(l, 21, () => t.table.columns, Nr, (e, t) => {
		var n = ki(), r = z(n, !0);
		V(() => X(r, K(t))), Y(e, n);
	}), D(l), D(c);
	var u = B(c);
	Q(u, 21, () => t.table.rows.slice(0, K(n)), Nr, (e, t) => {
		var n = ji();
		Q(n, 21, () => K(t), Nr, (e, t) => {
			var n = Ai();
			let r;
			var i = z(n, !0);
			V((e) => {
				r = Yr(n, 1, "svelte-1pvqcr6", null, r, { number: typeof K(t) == "number" }), X(i, e);
			}, [() => typeof K(t) == "number" ? Number(K(t).toPrecision(5)) : K(t) ?? "–"]), Y(e, n);
		}), D(n), Y(e, n);
	}), D(u), D(a), D(i);
	var d = B(i, 2), f = (e) => {
		var r = Mi(), i = z(r);
		V((e) => X(i, `${e ?? ""} more rows`), [() => (t.table.rows.length - K(n)).toLocaleString("en-US")]), q("click", r, () => F(n, K(n) + 200)), Y(e, r);
	};
	Z(d, (e) => {
		K(n) < t.table.rows.length && e(f);
	}), V(() => {
		$(i, "aria-label", `${t.caption ?? ""}, as a table`), X(s, t.caption);
	}), Y(e, r), A();
}
cr(["click"]);
// src/parts/Columns.svelte
var Fi = /* @__PURE__ */ J("<aside class=\"pointed svelte-1erts3p\" aria-label=\"What was pointed at\"><!></aside>"), Ii = /* @__PURE__ */ J("<main class=\"svelte-1erts3p\"><aside class=\"shown svelte-1erts3p\" aria-label=\"What is shown\"><h2> </h2> <p class=\"soft about svelte-1erts3p\"> </p> <!></aside> <section class=\"middle svelte-1erts3p\"><!> <div class=\"room\"><!></div></section> <!></main>");
function Li(e, t) {
	k(t, !0);
	let n = Oi(), r, i = /* @__PURE__ */ P(0);
	dn(() => {
		n.name = t.title, n.help = t.help, n.table = t.table, n.picture = () => r.querySelector("svg.picture");
	});
	var a = Ii(), o = L(a), s = L(o), c = z(s, !0), l = B(s, 2), u = z(l, !0);
	Hr(B(l, 2), () => t.controls ?? d), D(o);
	var f = B(o, 2), p = L(f);
	Hr(p, () => t.above ?? d);
	var m = B(p, 2), h = L(m), g = (e) => {
		Pi(e, {
			get table() {
				return t.table;
			},
			get caption() {
				return t.title;
			}
		});
	}, _ = (e) => {
		var n = yr();
		Hr(R(n), () => t.picture, () => K(i)), Y(e, n);
	};
	Z(h, (e) => {
		t.asTable && t.table ? e(g) : K(i) && e(_, 1);
	}), D(m), D(f), di(f, (e) => r = e, () => r);
	var v = B(f, 2), y = (e) => {
		var n = Fi();
		Hr(L(n), () => t.details), D(n), Y(e, n);
	};
	Z(v, (e) => {
		t.details && e(y);
	}), D(a), V(() => {
		X(c, t.title), X(u, t.about), $(f, "aria-label", t.title);
	}), li(m, "clientWidth", (e) => F(i, e)), Y(e, a), A();
}
// src/parts/Examples.svelte
var Ri = /* @__PURE__ */ J("<li><button class=\"svelte-nhpygb\"><bdi> </bdi></button></li>"), zi = /* @__PURE__ */ J("<h3>Examples</h3> <ul></ul>", 1);
function Bi(e, t) {
	k(t, !0);
	var n = yr(), r = R(n), i = (e) => {
		var n = zi(), r = B(R(n), 2);
		Q(r, 20, () => t.run.examples, (e) => e, (e, n) => {
			var r = Ri(), i = L(r), a = z(L(i), !0);
			D(i), D(r), V(() => {
				$(i, "aria-current", n === t.chosen || void 0), X(a, n);
			}), q("click", i, () => t.choose(n)), Y(e, r);
		}), D(r), Y(e, n);
	};
	Z(r, (e) => {
		t.run.examples.length && e(i);
	}), Y(e, n), A();
}
cr(["click"]);
// src/parts/Segments.svelte
var Vi = /* @__PURE__ */ J("<label><input class=\"hidden svelte-d3d1zy\" type=\"radio\"/> </label>"), Hi = /* @__PURE__ */ J("<h3> </h3> <div class=\"segments svelte-d3d1zy\" role=\"radiogroup\"></div>", 1);
function Ui(e, t) {
	let n = br();
	k(t, !0);
	var r = Hi(), i = R(r), a = z(i, !0), o = B(i, 2);
	Q(o, 21, () => t.options, (e) => e.value, (e, r) => {
		var i = Vi();
		let a;
		var o = L(i);
		ni(o);
		var s = B(o);
		D(i), V(() => {
			$(i, "title", K(r).title), a = Yr(i, 1, "svelte-d3d1zy", null, a, { chosen: K(r).value === t.value }), $(o, "name", n), ri(o, K(r).value), ii(o, K(r).value === t.value), X(s, ` ${K(r).label ?? ""}`);
		}), q("change", o, () => t.onchange(K(r).value)), Y(e, i);
	}), D(o), V(() => {
		$(i, "id", `${n}-label`), X(a, t.label), $(o, "aria-labelledby", `${n}-label`);
	}), Y(e, r), A();
}
cr(["change"]);
// src/parts/Slider.svelte
var Wi = /* @__PURE__ */ J("<div class=\"head svelte-1x0c3ud\"><label class=\"svelte-1x0c3ud\"> </label> <b class=\"number\"> </b></div> <input type=\"range\" class=\"svelte-1x0c3ud\"/>", 1);
function Gi(e, t) {
	let n = br();
	k(t, !0);
	let r = mi(t, "step", 3, 1);
	var i = Wi(), a = R(i), o = L(a), s = z(o, !0), c = z(B(o, 2), !0);
	D(a);
	var l = B(a, 2);
	ni(l), V(() => {
		$(o, "for", n), X(s, t.label), X(c, t.shown ?? t.value), $(l, "id", n), $(l, "min", t.min), $(l, "max", t.max), $(l, "step", r()), ri(l, t.value), $(l, "aria-valuetext", t.shown);
	}), q("input", l, (e) => t.onchange(e.currentTarget.valueAsNumber, !1)), q("change", l, (e) => t.onchange(e.currentTarget.valueAsNumber, !0)), Y(e, i), A();
}
cr(["input", "change"]);
// src/writing.ts
function Ki(e) {
	let t = /\p{L}/u.exec(e)?.[0] ?? "";
	return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u.test(t) ? "rtl" : "ltr";
}
function qi(e, t) {
	let n = [...e];
	if (n.length <= t) return e;
	let r = Math.floor((t - 1) / 2);
	return `${n.slice(0, t - 1 - r).join("")}…${n.slice(n.length - r).join("")}`;
}
function Ji(e) {
	return e > .9995 ? "> 0.999" : e > 0 && e < 5e-4 ? "< 0.001" : e.toFixed(3);
}
function Yi(e, t = 3) {
	return Number(e.toPrecision(t)).toLocaleString("en-US").replace("-", "−");
}
// src/parts/SourceField.svelte
var Xi = /* @__PURE__ */ J("<span> </span>"), Zi = /* @__PURE__ */ J("<div class=\"field svelte-10mo9dl\"><label class=\"hidden\"> </label> <div class=\"mirror svelte-10mo9dl\" aria-hidden=\"true\"><div class=\"svelte-10mo9dl\"><!></div></div> <input spellcheck=\"false\" autocomplete=\"off\" class=\"svelte-10mo9dl\"/></div>");
function Qi(e, t) {
	let n = br();
	k(t, !0);
	let r = /* @__PURE__ */ P(0), i = /* @__PURE__ */ M(() => t.pieces.map((e) => e.text).join("") === t.value);
	var a = Zi(), o = L(a), s = z(o, !0), c = B(o, 2), l = L(c);
	let u;
	var d = L(l), f = (e) => {
		var n = yr();
		Q(R(n), 17, () => t.pieces, Nr, (e, t) => {
			var n = Xi();
			let r, i;
			var a = z(n, !0);
			V(() => {
				r = Yr(n, 1, "svelte-10mo9dl", null, r, { bare: K(t).share < .02 }), i = Zr(n, "", i, {
					"text-decoration-thickness": `${K(t).share < .02 ? 0 : 1 + 4 * K(t).share}px`,
					"text-decoration-color": `color-mix(in srgb, var(--accent) ${20 + 80 * K(t).share}%,
            transparent)`
				}), X(a, K(t).text);
			}), Y(e, n);
		}), Y(e, n);
	};
	Z(d, (e) => {
		K(i) && e(f);
	}), D(l), D(c);
	var p = B(c, 2);
	ni(p), $(p, "maxlength", 2e3), D(a), V((e, i) => {
		$(o, "for", n), X(s, t.label), $(c, "dir", e), u = Zr(l, "", u, { transform: `translateX(${-K(r)}px)` }), c.dir = c.dir, $(p, "id", n), ri(p, t.value), $(p, "placeholder", t.placeholder), $(p, "dir", i), p.dir = p.dir;
	}, [() => Ki(t.value), () => Ki(t.value)]), q("input", p, (e) => t.onchange(e.currentTarget.value)), sr("scroll", p, (e) => F(r, e.currentTarget.scrollLeft, !0)), Y(e, a), A();
}
cr(["input"]);
// src/views/attention-map.ts
var [$i, ea, ta] = [
	15,
	34,
	34
], na = 18, ra = 8.5, [ia, aa, oa] = [
	128,
	68,
	640
];
function sa(e, t) {
	let n = e.columns.some((e) => [...e.label].length > 2), r = 28 + ra * fa(e.rows.map((e) => e.label)), i = t >= oa, a = i ? ia : aa, o = t - r - a, s = n ? ta : $i, c = Math.max(1, Math.floor(o / s)), l = ca(e.line, c), u = Math.max(1, ...l.map((e) => e.length)), d = Math.min(ea, Math.max(s, o / u)), f = n ? 32 + 6.4 * fa(e.columns.map((e) => e.label)) : 48, p = e.rows.length > 16 ? 22 : 30, m = f + e.rows.length * p + 20;
	return {
		bands: l,
		cell: d,
		row: p,
		left: r,
		header: f,
		certainty: a - 12,
		bars: i,
		tilted: n,
		width: t,
		height: Math.max(1, l.length) * m + 28,
		top: (e) => e * m + f
	};
}
function ca(e, t) {
	if (!e.length) return [];
	let n = Math.ceil(e.length / Math.ceil(e.length / t)), r = [];
	for (let t = 0; t < e.length; t += n) r.push(e.slice(t, t + n));
	return e.at(-1) < e[0] ? r.reverse() : r;
}
function la(e, t, n) {
	let r = (e) => t === "weights" ? 0 : Math.min(...e), i = e[t].flat(), [a, o] = t === "weights" ? [0, 1] : [Math.min(...i), Math.max(...i)];
	return {
		cells: e[t].map((e) => {
			let [t, i] = n ? [r(e), Math.max(...e)] : [a, o];
			return e.map((e) => i > t ? (e - t) / (i - t) : 0);
		}),
		ends: n ? ["the least of a row", "the most"] : [Yi(a), Yi(o)]
	};
}
function ua(e) {
	return {
		columns: [
			"row",
			"written",
			"column",
			"read",
			"weight α",
			"score e"
		],
		rows: e.rows.flatMap((t, n) => e.columns.map((r, i) => [
			n + 1,
			t.label,
			i + 1,
			r.label,
			e.weights[n][i],
			e.scores[n][i]
		]))
	};
}
var da = (e) => qi(e, na);
function fa(e) {
	return Math.min(na, Math.max(1, ...e.map((e) => [...e].length)));
}
// src/parts/Shades.svelte
var pa = /* @__PURE__ */ _r("<rect class=\"tile svelte-2n3rku\" width=\"14\" height=\"12\" rx=\"2\"></rect><rect class=\"cell svelte-2n3rku\" width=\"14\" height=\"12\" rx=\"2\"></rect>", 1), ma = /* @__PURE__ */ _r("<text class=\"svelte-2n3rku\"> </text><text class=\"svelte-2n3rku\"> </text><!><text class=\"svelte-2n3rku\"> </text>", 1);
function ha(e, t) {
	k(t, !0);
	let n = [
		0,
		.25,
		.5,
		.75,
		1
	], r = /* @__PURE__ */ P(0), i = /* @__PURE__ */ P(0), a = Gt([]);
	dn(() => {
		t.name, t.ends, F(r, a[0]?.getComputedTextLength() ?? 0, !0), F(i, a[1]?.getComputedTextLength() ?? 0, !0);
	});
	let o = /* @__PURE__ */ M(() => t.x + K(r) + 12 + K(i) + 8);
	var s = ma(), c = R(s), l = z(c, !0);
	di(c, (e) => a[0] = e, () => a?.[0]);
	var u = B(c), d = z(u, !0);
	di(u, (e) => a[1] = e, () => a?.[1]);
	var f = B(u);
	Q(f, 18, () => n, (e) => e, (e, n, r) => {
		var i = pa(), a = R(i), s = B(a);
		V(() => {
			$(a, "x", K(o) + K(r) * 16), $(a, "y", t.y - 10), $(s, "x", K(o) + K(r) * 16), $(s, "y", t.y - 10), $(s, "fill-opacity", n);
		}), Y(e, i);
	});
	var p = B(f), m = z(p, !0);
	V(() => {
		$(c, "x", t.x), $(c, "y", t.y), X(l, t.name), $(u, "x", t.x + K(r) + 12), $(u, "y", t.y), X(d, t.ends[0]), $(p, "x", K(o) + n.length * 16 + 6), $(p, "y", t.y), X(m, t.ends[1]);
	}), Y(e, s), A();
}
// src/views/AttentionMap.svelte
var ga = /* @__PURE__ */ _r("<text class=\"title svelte-oeob7w\" text-anchor=\"end\">certainty</text>"), _a = /* @__PURE__ */ _r("<text> </text><rect class=\"mark svelte-oeob7w\"></rect>", 1), va = /* @__PURE__ */ _r("<rect class=\"tile svelte-oeob7w\" rx=\"3\"></rect><rect class=\"cell svelte-oeob7w\" rx=\"3\"></rect>", 1), ya = /* @__PURE__ */ _r("<rect class=\"track svelte-oeob7w\" width=\"44\" height=\"4\" rx=\"2\"></rect><rect class=\"sure svelte-oeob7w\" height=\"4\" rx=\"2\"></rect>", 1), ba = /* @__PURE__ */ _r("<text class=\"title number svelte-oeob7w\" text-anchor=\"end\"> </text>"), xa = /* @__PURE__ */ _r("<g><rect x=\"0\" rx=\"4\"></rect><text class=\"letter svelte-oeob7w\" text-anchor=\"end\"> </text><!><!><!></g>"), Sa = /* @__PURE__ */ _r("<text class=\"title svelte-oeob7w\"></text><!><!><!>", 1), Ca = /* @__PURE__ */ _r("<svg class=\"picture\" role=\"group\"><!><!></svg>");
function wa(e, t) {
	k(t, !0);
	let n = /* @__PURE__ */ M(() => sa(t.scene, t.width)), r = /* @__PURE__ */ M(() => la(t.scene, t.shown, t.rowwise)), i = /* @__PURE__ */ M(() => t.row === null ? t.scene.columns.map((e) => e.coverage) : t.scene.weights[t.row]), a = /* @__PURE__ */ M(() => t.row === null ? Math.max(1, ...K(i)) : 1), o = Gt([]), s = (e) => {
		let { label: n, probability: r, spans: i } = t.scene.rows[e], a = i.map((e) => `“${e.text}”`).join(", ");
		return `Row ${e + 1}: ${n}, certainty ${Ji(r)}, read mostly from ${a}`;
	};
	function c(e, n) {
		let r = {
			ArrowUp: -1,
			ArrowDown: 1
		}[e.key];
		if (r) o[n + r]?.focus();
		else if (e.key === "Enter" || e.key === " ") t.onhold(n);
		else if (e.key === "Escape") t.onhold(null);
		else return;
		e.preventDefault();
	}
	var l = Ca(), u = L(l);
	Q(u, 17, () => K(n).bands, Nr, (e, l, u) => {
		let d = /* @__PURE__ */ M(() => K(n).top(u)), f = /* @__PURE__ */ M(() => K(n).left + K(l).length * K(n).cell);
		var p = Sa(), m = R(p);
		m.textContent = u ? "read, continued" : "read";
		var h = B(m), g = (e) => {
			var t = ga();
			V(() => {
				$(t, "x", K(f) + K(n).certainty), $(t, "y", K(d) - K(n).header + 12);
			}), Y(e, t);
		};
		Z(h, (e) => {
			u || e(g);
		});
		var _ = B(h);
		Q(_, 18, () => K(l), (e) => e, (e, r, o) => {
			let s = /* @__PURE__ */ M(() => K(n).left + (K(o) + .5) * K(n).cell), c = /* @__PURE__ */ M(() => t.scene.columns[r]);
			var l = _a(), u = R(l);
			let f;
			var p = z(u, !0), m = B(u);
			V((e) => {
				f = Yr(u, 0, "letter svelte-oeob7w", null, f, {
					hint: K(c).hint,
					read: t.row !== null && K(i)[r] > .1
				}), $(u, "transform", K(n).tilted ? `translate(${K(s) + 4} ${K(d) - 18}) rotate(-60)` : `translate(${K(s)} ${K(d) - 16})`), $(u, "text-anchor", K(n).tilted ? "start" : "middle"), X(p, e), $(m, "x", K(s) - K(n).cell / 2 + 2), $(m, "y", K(d) - 10), $(m, "width", K(n).cell - 4), $(m, "height", 1 + 5 * K(i)[r] / K(a)), $(m, "fill-opacity", .2 + .8 * K(i)[r] / K(a));
			}, [() => da(K(c).label)]), Y(e, l);
		}), Q(B(_), 17, () => t.scene.rows, Nr, (e, i, a) => {
			let p = /* @__PURE__ */ M(() => K(d) + a * K(n).row);
			var m = xa();
			let h;
			$(m, "role", u ? "presentation" : "button");
			var g = L(m);
			let _;
			var v = B(g), y = z(v, !0), b = B(v);
			Q(b, 18, () => K(l), (e) => e, (e, t, i) => {
				let o = /* @__PURE__ */ M(() => K(n).left + K(i) * K(n).cell + 1);
				var s = va(), c = R(s), l = B(c);
				V(() => {
					$(c, "x", K(o)), $(c, "y", K(p) + 2), $(c, "width", K(n).cell - 2), $(c, "height", K(n).row - 4), $(l, "x", K(o)), $(l, "y", K(p) + 2), $(l, "width", K(n).cell - 2), $(l, "height", K(n).row - 4), $(l, "fill-opacity", K(r).cells[a][t]);
				}), Y(e, s);
			});
			var x = B(b), S = (e) => {
				var t = ya(), r = R(t), a = B(r);
				V(() => {
					$(r, "x", K(f) + 20), $(r, "y", K(p) + K(n).row / 2 - 2), $(a, "x", K(f) + 20), $(a, "y", K(p) + K(n).row / 2 - 2), $(a, "width", 44 * K(i).probability);
				}), Y(e, t);
			};
			Z(x, (e) => {
				!u && K(n).bars && e(S);
			});
			var ee = B(x), te = (e) => {
				var t = ba(), r = z(t, !0);
				V((e) => {
					$(t, "x", K(f) + K(n).certainty), $(t, "y", K(p) + K(n).row / 2 + 4), X(r, e);
				}, [() => Ji(K(i).probability)]), Y(e, t);
			};
			Z(ee, (e) => {
				u || e(te);
			}), D(m), di(m, (e, n, r) => o[n * t.scene.rows.length + r] = e, (e, n) => o?.[e * t.scene.rows.length + n], () => [u, a]), V((e, r) => {
				h = Yr(m, 0, "row svelte-oeob7w", null, h, { unwritten: a >= t.written }), $(m, "tabindex", u ? void 0 : a === (t.row ?? 0) ? 0 : -1), $(m, "aria-label", e), $(m, "aria-pressed", u ? void 0 : a === t.row), _ = Yr(g, 0, "band svelte-oeob7w", null, _, { pointed: a === t.row }), $(g, "y", K(p)), $(g, "width", K(f) + K(n).certainty + 12), $(g, "height", K(n).row), $(v, "x", K(n).left - 14), $(v, "y", K(p) + K(n).row / 2 + 5), X(y, r);
			}, [() => u ? void 0 : s(a), () => da(K(i).label)]), sr("pointerenter", m, () => t.onpoint(a)), sr("focus", m, () => t.onpoint(a)), sr("blur", m, () => t.onpoint(null)), q("click", m, () => t.onhold(a)), q("keydown", m, (e) => c(e, a)), Y(e, m);
		}), V(() => {
			$(m, "x", K(n).left + 2), $(m, "y", K(d) - K(n).header + 12);
		}), Y(e, p);
	});
	var d = B(u);
	{
		let e = /* @__PURE__ */ M(() => K(n).left + 2), i = /* @__PURE__ */ M(() => K(n).height - 14), a = /* @__PURE__ */ M(() => t.shown === "weights" ? "attention weight α" : "alignment score e");
		ha(d, {
			get x() {
				return K(e);
			},
			get y() {
				return K(i);
			},
			get name() {
				return K(a);
			},
			get ends() {
				return K(r).ends;
			}
		});
	}
	D(l), V(() => {
		$(l, "width", t.width), $(l, "height", K(n).height), $(l, "aria-label", `Attention map of “${t.scene.source ?? ""}”, read as ${t.scene.answer.label ?? ""}`);
	}), sr("pointerleave", l, () => t.onpoint(null)), Y(e, l), A();
}
cr(["click", "keydown"]);
// src/parts/Bars.svelte
var Ta = /* @__PURE__ */ J("<th scope=\"col\" class=\"svelte-19248q2\"> </th>"), Ea = /* @__PURE__ */ J("<td class=\"number svelte-19248q2\"> </td>"), Da = /* @__PURE__ */ J("<tr><th scope=\"row\"><bdi> </bdi></th><td class=\"bar svelte-19248q2\"><div class=\"svelte-19248q2\"></div></td><!></tr>"), Oa = /* @__PURE__ */ J("<table class=\"svelte-19248q2\"><thead class=\"svelte-19248q2\"><tr><td class=\"svelte-19248q2\"></td><td class=\"svelte-19248q2\"></td><!></tr></thead><tbody class=\"svelte-19248q2\"></tbody></table>");
function ka(e, t) {
	let n = mi(t, "mono", 3, !1);
	var r = Oa(), i = L(r), a = L(i);
	Q(B(L(a), 2), 16, () => t.columns, (e) => e, (e, t) => {
		var n = Ta(), r = z(n, !0);
		V(() => X(r, t)), Y(e, n);
	}), D(a), D(i);
	var o = B(i);
	Q(o, 21, () => t.rows, Nr, (e, t) => {
		var r = Da(), i = L(r);
		let a;
		var o = z(L(i), !0);
		D(i);
		var s = B(i), c = L(s);
		let l;
		D(s), Q(B(s), 17, () => K(t).numbers, Nr, (e, t) => {
			var n = Ea(), r = z(n, !0);
			V(() => X(r, K(t))), Y(e, n);
		}), D(r), V(() => {
			a = Yr(i, 1, "svelte-19248q2", null, a, { mono: n() }), X(o, K(t).name), l = Zr(c, "", l, {
				width: `${100 * K(t).share}%`,
				opacity: .35 + .65 * K(t).share
			});
		}), Y(e, r);
	}), D(o), D(r), Y(e, r);
}
// src/parts/Facts.svelte
var Aa = /* @__PURE__ */ J("<dt class=\"svelte-swx2zd\"> </dt> <dd class=\"number svelte-swx2zd\"> </dd>", 1), ja = /* @__PURE__ */ J("<dl class=\"svelte-swx2zd\"></dl>");
function Ma(e, t) {
	var n = ja();
	Q(n, 21, () => t.facts, Nr, (e, t) => {
		var n = /* @__PURE__ */ M(() => m(K(t), 2));
		let r = () => K(n)[0], i = () => K(n)[1];
		var a = Aa(), o = R(a), s = z(o, !0), c = z(B(o, 2), !0);
		V(() => {
			X(s, r()), X(c, i());
		}), Y(e, a);
	}), D(n), Y(e, n);
}
// src/pages/AttentionPointed.svelte
var Na = /* @__PURE__ */ J(" <bdi class=\"mono\"> </bdi>”", 1), Pa = /* @__PURE__ */ J("<h2> <span class=\"mono\"> </span>”</h2> <p class=\"soft\">Four fifths of its attention lie on <!>.</p> <h3>Most read</h3> <!> <h3>This character</h3> <!>", 1), Fa = /* @__PURE__ */ J("<h2><bdi class=\"mono\"> </bdi></h2> <p class=\"soft\">The whole map. Point at a row to see what it read.</p> <h3>Most read, in rows</h3> <!> <h3>This map</h3> <!>", 1), Ia = /* @__PURE__ */ J("<h3>Alternatives</h3> <!>", 1), La = /* @__PURE__ */ J("<!> <!>", 1);
function Ra(e, t) {
	k(t, !0);
	let n = /* @__PURE__ */ M(() => t.row === null ? null : t.scene.rows[t.row]), r = /* @__PURE__ */ M(() => t.row === null ? t.scene.columns.map((e) => e.coverage) : t.scene.weights[t.row]), i = /* @__PURE__ */ M(() => K(r).map((e, t) => ({
		weight: e,
		j: t
	})).sort((e, t) => t.weight - e.weight).slice(0, 5)), a = /* @__PURE__ */ M(() => K(i).map(({ weight: e, j: n }) => ({
		name: t.scene.columns[n].label,
		share: e / (K(i)[0].weight || 1),
		numbers: t.row === null ? [`${n + 1}`, e.toFixed(2)] : [
			`${n + 1}`,
			e.toFixed(3),
			Yi(t.scene.scores[t.row][n])
		]
	}))), o = /* @__PURE__ */ M(() => t.scene.alternatives.filter((e) => e.label !== t.scene.answer.label)), s = /* @__PURE__ */ M(() => t.scene.monotonicity > .5 ? "forward" : t.scene.monotonicity < -.5 ? "backward" : "mixed");
	var c = La(), l = R(c), u = (e) => {
		var r = Pa(), i = R(r), o = L(i), s = z(B(o), !0);
		we(), D(i);
		var c = B(i, 2);
		Q(B(L(c)), 17, () => K(n).spans, Nr, (e, t, r) => {
			we();
			var i = Na(), a = R(i), o = z(B(a), !0);
			we(), V(() => {
				X(a, `${r ? r === K(n).spans.length - 1 ? " and " : ", " : ""}“`), X(o, K(t).text);
			}), Y(e, i);
		}), we(), D(c);
		var l = B(c, 4);
		ka(l, {
			get rows() {
				return K(a);
			},
			columns: [
				"at",
				"α",
				"e"
			],
			mono: !0
		});
		var u = B(l, 4);
		{
			let e = /* @__PURE__ */ M(() => [["certainty", Ji(K(n).probability)], ["sharpness, 1 is one place", K(n).sharpness.toFixed(2)]]);
			Ma(u, { get facts() {
				return K(e);
			} });
		}
		V(() => {
			X(o, `Row ${t.row + 1} · “`), X(s, K(n).label);
		}), Y(e, r);
	}, d = (e) => {
		var n = Fa(), r = R(n), i = z(L(r), !0);
		D(r);
		var o = B(r, 6);
		ka(o, {
			get rows() {
				return K(a);
			},
			columns: ["at", "Σ α"],
			mono: !0
		});
		var c = B(o, 4);
		{
			let e = /* @__PURE__ */ M(() => [["confidence in all of it", Ji(t.scene.answer.confidence)], [`order of reading: ${K(s)}`, t.scene.monotonicity.toFixed(2).replace("-", "−")]]);
			Ma(c, { get facts() {
				return K(e);
			} });
		}
		V(() => X(i, t.scene.answer.label)), Y(e, n);
	};
	Z(l, (e) => {
		K(n) ? e(u) : e(d, -1);
	});
	var f = B(l, 2), p = (e) => {
		var t = Ia(), n = B(R(t), 2);
		{
			let e = /* @__PURE__ */ M(() => K(o).map((e) => [e.label, Ji(e.confidence)]));
			Ma(n, { get facts() {
				return K(e);
			} });
		}
		Y(e, t);
	};
	Z(f, (e) => {
		K(o).length && e(p);
	}), Y(e, c), A();
}
// src/pages/Attention.svelte
var za = /* @__PURE__ */ J("<!> <!> <!> <!>", 1), Ba = /* @__PURE__ */ J("<output class=\"svelte-18935fs\"><bdi class=\"svelte-18935fs\"> </bdi> <span class=\"soft number\"> </span></output>"), Va = /* @__PURE__ */ J("<div class=\"line svelte-18935fs\"><!> <!></div>"), Ha = /* @__PURE__ */ J("<p class=\"soft\">The map of a text is drawn while you type. Nothing is typed yet. Write a date in the line\n        above, or choose one of the examples.</p>"), Ua = /* @__PURE__ */ J("<p class=\"first svelte-18935fs\">The network read the line above one character at a time and wrote <b class=\"svelte-18935fs\"> </b>, one row for each character. The darker a cell, the more\n              it looked at the character above it while it wrote the one on the left. Point at a row\n              to see what it read underlined in the line, or type another date: the map follows.</p>"), Wa = /* @__PURE__ */ J("<!> <!>", 1), Ga = /* @__PURE__ */ J("<p class=\"soft\">This text was not read: it is damaged, or longer than this network reads. There is no\n            attention to show. Try a shorter text, or one of the examples.</p>");
function Ka(e, t) {
	k(t, !0);
	let n = [
		"Each row is a character that the network wrote, each column one that it read; the darker a cell, the more of that character went into the row.",
		"The weights of a row add up to 1, so a row has either one dark cell or several pale ones; bars below the letters show what was read in all, or for the row that you point at.",
		"A dark cell says where the network looked, not that this was needed: a look at a comma may have read the word beside it."
	], r = /* @__PURE__ */ M(() => t.page.text("text")), i = /* @__PURE__ */ M(() => K(r) ?? t.run.examples[0] ?? ""), a = new vi("attention", () => K(i).trim() ? {
		run: t.run.id,
		question: { text: K(i) },
		after: K(r) === null ? 0 : 60
	} : null), o = /* @__PURE__ */ M(() => a.scene), s = /* @__PURE__ */ M(() => K(o)?.rows.length ?? 0), c = /* @__PURE__ */ M(() => _(t.page.number("row"), K(s))), l = /* @__PURE__ */ M(() => _(t.page.number("step"), K(s) + 1)), u = /* @__PURE__ */ P(null), f = /* @__PURE__ */ M(() => _(K(u), K(s)) ?? K(c) ?? (K(l) ? K(l) - 1 : null)), p = /* @__PURE__ */ M(() => t.page.text("show") === "scores" ? "scores" : "weights"), m = /* @__PURE__ */ M(() => t.page.text("rows") === "each"), h = /* @__PURE__ */ M(() => K(l) ?? K(s)), g = /* @__PURE__ */ M(() => {
		if (!K(o) || K(f) === null) return [];
		let e = [...K(o).source], t = e.map(() => 0);
		return K(o).columns.forEach((e, n) => {
			for (let r = e.start; r < e.end; r++) t[r] = K(o).weights[K(f)][n];
		}), e.map((e, n) => ({
			text: e,
			share: t[n]
		}));
	});
	function _(e, t) {
		return e !== null && e >= 0 && e < t ? e : null;
	}
	let v = (e) => t.page.set({
		text: e,
		row: null,
		step: null
	}, { replace: !0 }), y = (e) => t.page.set({ row: e === K(c) ? null : e });
	{
		let c = (e) => {
			var n = za(), r = R(n);
			Ui(r, {
				label: "Show",
				options: [{
					value: "weights",
					label: "weight α",
					title: "How much of a character was read"
				}, {
					value: "scores",
					label: "score e",
					title: "How well it matched, before the softmax"
				}],
				get value() {
					return K(p);
				},
				onchange: (e) => t.page.set({ show: e === "weights" ? null : e })
			});
			var a = B(r, 2);
			{
				let e = /* @__PURE__ */ M(() => K(m) ? "each" : "all");
				Ui(a, {
					label: "Rows",
					options: [{
						value: "all",
						label: "as is"
					}, {
						value: "each",
						label: "each to 1",
						title: "The darkest cell of every row in full color"
					}],
					get value() {
						return K(e);
					},
					onchange: (e) => t.page.set({ rows: e === "each" ? e : null })
				});
			}
			var o = B(a, 2), c = (e) => {
				Gi(e, {
					label: "Written so far",
					min: 1,
					get max() {
						return K(s);
					},
					get value() {
						return K(h);
					},
					get shown() {
						return `${K(h) ?? ""} of ${K(s) ?? ""}`;
					},
					onchange: (e) => t.page.set({
						step: e === K(s) ? null : e,
						row: null
					}, { replace: !0 })
				});
			};
			Z(o, (e) => {
				K(s) > 1 && e(c);
			}), Bi(B(o, 2), {
				get run() {
					return t.run;
				},
				get chosen() {
					return K(i);
				},
				choose: (e) => t.page.set({
					text: e,
					row: null,
					step: null
				})
			}), Y(e, n);
		}, l = (e) => {
			var n = Va(), r = L(n);
			{
				let e = /* @__PURE__ */ M(() => t.run.task === "dates" ? "Type a date, in any language" : "Type a text");
				Qi(r, {
					label: "Text to read",
					get placeholder() {
						return K(e);
					},
					get value() {
						return K(i);
					},
					get pieces() {
						return K(g);
					},
					onchange: v
				});
			}
			var a = B(r, 2), s = (e) => {
				var t = Ba(), n = L(t), r = z(n, !0), i = z(B(n, 2), !0);
				D(t), V((e) => {
					X(r, K(o).answer.label), X(i, e);
				}, [() => Ji(K(o).answer.confidence)]), Y(e, t);
			};
			Z(a, (e) => {
				K(o) && e(s);
			}), D(n), Y(e, n);
		}, _ = (e, t = d) => {
			var n = Wa(), o = R(n), s = (e) => {
				Y(e, Ha());
			}, c = /* @__PURE__ */ M(() => !K(i).trim());
			Z(o, (e) => {
				K(c) && e(s);
			}), Ti(B(o, 2), {
				get asking() {
					return a;
				},
				what: "Reading",
				shown: (e, n = d) => {
					var i = yr(), a = R(i), o = (e) => {
						var i = Wa(), a = R(i);
						wa(a, {
							get scene() {
								return n();
							},
							get width() {
								return t();
							},
							get shown() {
								return K(p);
							},
							get rowwise() {
								return K(m);
							},
							get written() {
								return K(h);
							},
							get row() {
								return K(f);
							},
							onpoint: (e) => F(u, e, !0),
							onhold: y
						});
						var o = B(a, 2), s = (e) => {
							var t = Ua(), r = z(B(L(t)), !0);
							we(), D(t), V(() => X(r, n().answer.label)), Y(e, t);
						};
						Z(o, (e) => {
							K(r) === null && e(s);
						}), Y(e, i);
					}, s = (e) => {
						Y(e, Ga());
					};
					Z(a, (e) => {
						n().rows.length ? e(o) : e(s, -1);
					}), Y(e, i);
				},
				$$slots: { shown: !0 }
			}), Y(e, n);
		}, b = (e) => {
			var t = yr(), n = R(t), r = (e) => {
				Ra(e, {
					get scene() {
						return K(o);
					},
					get row() {
						return K(f);
					}
				});
			};
			Z(n, (e) => {
				K(o)?.rows.length && e(r);
			}), Y(e, t);
		}, x = /* @__PURE__ */ M(() => K(o) && ua(K(o))), S = /* @__PURE__ */ M(() => t.page.text("as") === "table");
		Li(e, {
			title: "Attention",
			about: "Where the network looked while it wrote each character.",
			get help() {
				return n;
			},
			get table() {
				return K(x);
			},
			get asTable() {
				return K(S);
			},
			controls: c,
			above: l,
			picture: _,
			details: b,
			$$slots: {
				controls: !0,
				above: !0,
				picture: !0,
				details: !0
			}
		});
	}
	A();
}
// src/pages.ts
var qa = { attention: {
	title: "Attention",
	page: Ka
} };
function Ja(e) {
	return Object.entries(qa).filter(([t]) => e.views.includes(t)).map(([e, { title: t }]) => ({
		name: e,
		title: t
	}));
}
// src/exporting.ts
var Ya = "http://www.w3.org/2000/svg", Xa = [
	"fill",
	"fill-opacity",
	"stroke",
	"stroke-opacity",
	"stroke-width",
	"stroke-dasharray",
	"stroke-linecap",
	"stroke-linejoin",
	"opacity",
	"font-family",
	"font-size",
	"font-weight",
	"text-anchor",
	"dominant-baseline",
	"text-decoration-line"
];
function Za(e) {
	let t = e.cloneNode(!0), n = [e, ...e.querySelectorAll("*")], r = [t, ...t.querySelectorAll("*")];
	n.forEach((e, t) => to(e, r[t]));
	let { width: i, height: a } = e.getBoundingClientRect();
	return t.setAttribute("xmlns", Ya), t.setAttribute("width", String(i)), t.setAttribute("height", String(a)), t.prepend(no(e.getAttribute("aria-label") ?? ""), ro(e)), t.querySelectorAll("[data-screen-only]").forEach((e) => e.remove()), new Blob([new XMLSerializer().serializeToString(t)], { type: "image/svg+xml" });
}
async function Qa(e, t) {
	let n = URL.createObjectURL(e);
	try {
		let e = new Image();
		e.src = n, await e.decode();
		let r = document.createElement("canvas");
		r.width = e.width * t, r.height = e.height * t;
		let i = r.getContext("2d");
		return i.scale(t, t), i.drawImage(e, 0, 0), await new Promise((e) => r.toBlob((t) => e(t), "image/png"));
	} finally {
		URL.revokeObjectURL(n);
	}
}
function $a(e) {
	let t = (e) => {
		let t = typeof e == "string" && /^[=+\-@\t\r]/.test(e) ? `'${e}` : `${e ?? ""}`;
		return /[",\r\n]/.test(t) ? `"${t.replaceAll("\"", "\"\"")}"` : t;
	}, n = [e.columns, ...e.rows].map((e) => e.map(t).join(","));
	return new Blob([n.join("\r\n"), "\r\n"], { type: "text/csv;charset=utf-8" });
}
function eo(e, t) {
	let n = document.createElement("a");
	n.href = URL.createObjectURL(e), n.download = t.replace(/[^\p{L}\p{N}. _-]/gu, "-"), n.click(), setTimeout(() => URL.revokeObjectURL(n.href), 1e4);
}
function to(e, t) {
	let n = getComputedStyle(e);
	for (let e of Xa) t.setAttribute(e, n.getPropertyValue(e));
	for (let e of [
		"class",
		"tabindex",
		"role"
	]) t.removeAttribute(e);
}
function no(e) {
	let t = document.createElementNS(Ya, "title");
	return t.textContent = e, t;
}
function ro(e) {
	let t = document.createElementNS(Ya, "rect");
	return t.setAttribute("width", "100%"), t.setAttribute("height", "100%"), t.setAttribute("fill", getComputedStyle(e).getPropertyValue("--paper")), t;
}
// src/parts/Popup.svelte
var io = /* @__PURE__ */ J("<div><!></div>"), ao = /* @__PURE__ */ J("<div class=\"popup svelte-z2bkp2\"><button class=\"opener svelte-z2bkp2\"><!></button> <!></div>");
function oo(e, t) {
	k(t, !0);
	let n = mi(t, "side", 3, "left"), r = mi(t, "open", 15, !1), i, a;
	function o() {
		r(!1), a.focus();
	}
	function s(e) {
		e.key === "Escape" && r() && (e.stopPropagation(), o());
	}
	dn(() => {
		if (!r()) return;
		let e = (e) => {
			e.composedPath().includes(i) || r(!1);
		};
		return document.addEventListener("pointerdown", e), document.addEventListener("focusin", e), () => {
			document.removeEventListener("pointerdown", e), document.removeEventListener("focusin", e);
		};
	});
	var c = ao(), l = L(c);
	Hr(L(l), () => t.button), D(l), di(l, (e) => a = e, () => a);
	var u = B(l, 2), d = (e) => {
		var r = io();
		Hr(L(r), () => t.panel, () => o), D(r), V(() => Yr(r, 1, `panel ${n() ?? ""}`, "svelte-z2bkp2")), Y(e, r);
	};
	Z(u, (e) => {
		r() && e(d);
	}), D(c), di(c, (e) => i = e, () => i), V(() => {
		$(l, "aria-label", t.label), $(l, "aria-expanded", r());
	}), q("keydown", c, s), q("click", l, () => r(!r())), Y(e, c), A();
}
cr(["keydown", "click"]);
// src/parts/ExportMenu.svelte
var so = /* @__PURE__ */ J("<li><button class=\"svelte-1t0i849\">Picture as SVG</button></li> <li><button class=\"svelte-1t0i849\">Picture as PNG, double size</button></li>", 1), co = /* @__PURE__ */ J("<li><button class=\"svelte-1t0i849\">Numbers as CSV</button></li>"), lo = /* @__PURE__ */ J("<ul class=\"svelte-1t0i849\"><!> <!> <li><button class=\"svelte-1t0i849\">Copy the address <span class=\"soft\" role=\"status\"> </span></button></li></ul>");
function uo(e, t) {
	k(t, !0);
	let n = /* @__PURE__ */ P("");
	async function r(e, n) {
		let r = t.sheet.picture();
		if (!r) return;
		let i = Za(r);
		eo(e === "svg" ? i : await Qa(i, 2), `${t.name}.${e}`), n();
	}
	async function i() {
		await navigator.clipboard.writeText(location.href), F(n, "Copied");
	}
	oo(e, {
		label: "Export",
		side: "right",
		button: (e) => {
			we(), Y(e, vr("Export"));
		},
		panel: (e, a = d) => {
			var o = lo(), s = L(o), c = (e) => {
				var t = so(), n = R(t), i = z(n), o = z(B(n, 2));
				q("click", i, () => r("svg", a())), q("click", o, () => r("png", a())), Y(e, t);
			}, l = /* @__PURE__ */ M(() => t.sheet.picture());
			Z(s, (e) => {
				K(l) && e(c);
			});
			var u = B(s, 2), f = (e) => {
				let n = /* @__PURE__ */ M(() => t.sheet.table);
				var r = co();
				q("click", z(r), () => (eo($a(K(n)), `${t.name}.csv`), a()())), Y(e, r);
			};
			Z(u, (e) => {
				t.sheet.table && e(f);
			});
			var p = B(u, 2), m = L(p), h = z(B(L(m)), !0);
			D(m), D(p), D(o), V(() => X(h, K(n))), q("click", m, i), Y(e, o);
		},
		$$slots: {
			button: !0,
			panel: !0
		}
	}), A();
}
cr(["click"]);
// src/parts/Help.svelte
var fo = /* @__PURE__ */ J("<b aria-hidden=\"true\" class=\"svelte-15mxw0v\">?</b>"), po = /* @__PURE__ */ J("<li class=\"svelte-15mxw0v\"> </li>"), mo = /* @__PURE__ */ J("<h2> </h2> <ol class=\"svelte-15mxw0v\"></ol> <p class=\"soft\"><kbd class=\"svelte-15mxw0v\">Tab</kbd> goes from control to control and into the picture, <kbd class=\"svelte-15mxw0v\">←</kbd> <kbd class=\"svelte-15mxw0v\">↑</kbd> <kbd class=\"svelte-15mxw0v\">↓</kbd> <kbd class=\"svelte-15mxw0v\">→</kbd> move inside it, <kbd class=\"svelte-15mxw0v\">Enter</kbd> holds what is pointed\n      at, <kbd class=\"svelte-15mxw0v\">Esc</kbd> lets go, <kbd class=\"svelte-15mxw0v\">?</kbd> opens this.</p>", 1);
function ho(e, t) {
	k(t, !0);
	let n = /* @__PURE__ */ P(!1);
	function r(e) {
		let t = e.composedPath()[0] instanceof HTMLInputElement;
		e.key === "?" && !t && F(n, !K(n));
	}
	sr("keydown", Kt, r), oo(e, {
		label: "How to read this",
		side: "right",
		get open() {
			return K(n);
		},
		set open(e) {
			F(n, e, !0);
		},
		button: (e) => {
			Y(e, fo());
		},
		panel: (e) => {
			var n = mo(), r = R(n), i = z(r), a = B(r, 2);
			Q(a, 20, () => t.sheet.help, (e) => e, (e, t) => {
				var n = po(), r = z(n, !0);
				V(() => X(r, t)), Y(e, n);
			}), D(a), we(2), V(() => X(i, `${t.sheet.name ?? ""}: how to read it`)), Y(e, n);
		},
		$$slots: {
			button: !0,
			panel: !0
		}
	}), A();
}
// src/parts/RunMenu.svelte
var go = /* @__PURE__ */ J("<i></i> <span class=\"name svelte-18j7n7y\"> </span> <span class=\"title svelte-18j7n7y\"> </span>", 1), _o = /* @__PURE__ */ J("<p class=\"soft damage svelte-18j7n7y\"> </p>"), vo = /* @__PURE__ */ J("<li><button class=\"svelte-18j7n7y\"><span class=\"svelte-18j7n7y\"> </span> <span class=\"soft svelte-18j7n7y\"> </span> <span class=\"soft number svelte-18j7n7y\"> </span></button> <!></li>"), yo = /* @__PURE__ */ J("<ul class=\"svelte-18j7n7y\"></ul>");
function bo(e, t) {
	k(t, !0), oo(e, {
		get label() {
			return `Network ${t.run.name ?? ""}, choose another`;
		},
		button: (e) => {
			var n = go(), r = R(n);
			let i;
			var a = B(r, 2), o = z(a, !0), s = z(B(a, 2), !0);
			V((e) => {
				i = Yr(r, 1, "svelte-18j7n7y", null, i, { training: t.run.training }), X(o, e), X(s, t.run.title);
			}, [() => qi(t.run.name, 24)]), Y(e, n);
		},
		panel: (e, n = d) => {
			var r = yo();
			Q(r, 21, () => t.runs, (e) => e.id, (e, r) => {
				var i = vo(), a = L(i), o = L(a), s = z(o, !0), c = B(o, 2), l = z(c, !0), u = z(B(c, 2), !0);
				D(a);
				var d = B(a, 2), f = (e) => {
					var t = _o(), n = z(t, !0);
					V(() => X(n, K(r).damaged)), Y(e, t);
				};
				Z(d, (e) => {
					K(r).damaged && e(f);
				}), D(i), V(() => {
					$(a, "aria-current", K(r) === t.run || void 0), a.disabled = !K(r).views.length, X(s, K(r).name), X(l, K(r).title), X(u, K(r).damaged ? "damaged" : K(r).training ? "training" : K(r).score ?? "");
				}), q("click", a, () => (t.choose(K(r)), n()())), Y(e, i);
			}), D(r), Y(e, r);
		},
		$$slots: {
			button: !0,
			panel: !0
		}
	}), A();
}
cr(["click"]);
// src/state.svelte.ts
var xo = [
	"text",
	"texts",
	"layer",
	"clusters",
	"weight",
	"by",
	"words",
	"unit"
], So = "", Co = class {
	#e = /* @__PURE__ */ P("");
	get run() {
		return K(this.#e);
	}
	set run(e) {
		F(this.#e, e, !0);
	}
	#t = /* @__PURE__ */ P("");
	get view() {
		return K(this.#t);
	}
	set view(e) {
		F(this.#t, e, !0);
	}
	#n = /* @__PURE__ */ P({});
	#r;
	constructor(e) {
		this.#r = e, this.read();
	}
	read() {
		let [e = "", t = ""] = this.#r.read().split("?"), [n = "", r = ""] = e.split("/").map(Eo);
		this.run = n, this.view = r, F(this.#n, Object.fromEntries(new URLSearchParams(t)));
	}
	text(e) {
		return K(this.#n)[e] ?? null;
	}
	number(e) {
		let t = K(this.#n)[e];
		return t && Number.isFinite(Number(t)) ? Number(t) : null;
	}
	list(e) {
		return K(this.#n)[e]?.split(So) ?? [];
	}
	set(e, { replace: t = !1 } = {}) {
		F(this.#n, To(K(this.#n), e)), this.#i(t);
	}
	to(e, t = {}) {
		let n = Object.entries(K(this.#n)).filter(([e]) => xo.includes(e));
		return wo(this.run, e, To(Object.fromEntries(n), t));
	}
	go(e) {
		this.#r.write(e, "seqscope", !1), this.read();
	}
	begin(e, t) {
		e !== this.run && F(this.#n, {}), this.run = e, this.view = t, this.#i(!0);
	}
	#i(e) {
		let t = `${this.run} · ${this.view} · seqscope`;
		this.#r.write(wo(this.run, this.view, K(this.#n)), t, e);
	}
};
function wo(e, t, n = {}) {
	let r = new URLSearchParams(n).toString();
	return `${encodeURIComponent(e)}/${encodeURIComponent(t)}${r && `?${r}`}`;
}
function To(e, t) {
	let n = { ...e };
	for (let [e, r] of Object.entries(t)) r === null || Array.isArray(r) && !r.length ? delete n[e] : n[e] = Array.isArray(r) ? r.join(So) : String(r);
	return n;
}
function Eo(e) {
	try {
		return decodeURIComponent(e);
	} catch {
		return e;
	}
}
// src/App.svelte
var Do = /* @__PURE__ */ J("<a class=\"svelte-1n46o8q\"> </a>"), Oo = /* @__PURE__ */ J("<button class=\"tool svelte-1n46o8q\">Table</button>"), ko = /* @__PURE__ */ J("<!> <nav aria-label=\"Views\" class=\"svelte-1n46o8q\"></nav> <div class=\"tools svelte-1n46o8q\"><!> <!> <!></div>", 1), Ao = /* @__PURE__ */ J("<main class=\"empty svelte-1n46o8q\"><!></main>"), jo = /* @__PURE__ */ J("<main class=\"empty svelte-1n46o8q\"><h2>Nothing to show yet</h2> <p class=\"soft\">A view needs a trained network. Train one with seqscope train yelp.</p> <!></main>"), Mo = /* @__PURE__ */ J("<main></main>"), No = /* @__PURE__ */ J("<div class=\"page svelte-1n46o8q\"><header class=\"svelte-1n46o8q\"><h1 class=\"svelte-1n46o8q\">seqscope</h1> <!></header> <!></div>");
function Po(e, t) {
	k(t, !0), Ke("host", t.host);
	let n = Di(), r = new Co(t.host.place), i = /* @__PURE__ */ P(null), a = /* @__PURE__ */ P(null), o = /* @__PURE__ */ M(() => K(i)?.find((e) => e.id === r.run && e.views.length)), s = /* @__PURE__ */ M(() => K(o) ? Ja(K(o)) : []), c = /* @__PURE__ */ M(() => K(s).find((e) => e.name === r.view));
	dn(() => t.host.place.onchange(() => r.read())), dn(() => void l()), dn(() => {
		let e = K(o) ?? K(i)?.find((e) => e.views.length);
		e && !K(c) && r.begin(e.id, Ja(e)[0].name);
	});
	async function l() {
		try {
			F(i, await t.host.runs()), F(a, null);
		} catch (e) {
			F(a, e instanceof hi ? e : new hi(String(e)));
		}
		(K(a)?.gone || K(i)?.some((e) => e.training)) && setTimeout(l, 3e3);
	}
	function u(e) {
		let t = Ja(e), n = t.find((e) => e.name === r.view) ?? t[0];
		r.go(wo(e.id, n.name));
	}
	function d(e, t) {
		e.ctrlKey || e.metaKey || e.shiftKey || (e.preventDefault(), r.go(t));
	}
	var f = No(), p = L(f), m = B(L(p), 2), h = (e) => {
		var t = ko(), a = R(t);
		bo(a, {
			get runs() {
				return K(i);
			},
			get run() {
				return K(o);
			},
			choose: u
		});
		var c = B(a, 2);
		Q(c, 21, () => K(s), (e) => e.name, (e, t) => {
			let n = /* @__PURE__ */ M(() => r.to(K(t).name));
			var i = Do(), a = z(i, !0);
			V(() => {
				$(i, "href", `#${K(n) ?? ""}`), $(i, "aria-current", K(t).name === r.view ? "page" : void 0), X(a, K(t).title);
			}), q("click", i, (e) => d(e, K(n))), Y(e, i);
		}), D(c);
		var l = B(c, 2), f = L(l), p = (e) => {
			var t = Oo();
			V((e) => $(t, "aria-pressed", e), [() => r.text("as") === "table"]), q("click", t, () => r.set({ as: r.text("as") ? null : "table" })), Y(e, t);
		};
		Z(f, (e) => {
			n.table && e(p);
		});
		var m = B(f, 2);
		uo(m, {
			get sheet() {
				return n;
			},
			get name() {
				return `${K(o).name ?? ""} ${n.name ?? ""}`;
			}
		}), ho(B(m, 2), { get sheet() {
			return n;
		} }), D(l), Y(e, t);
	};
	Z(m, (e) => {
		K(i) && K(o) && e(h);
	}), D(p);
	var g = B(p, 2), _ = (e) => {
		var t = Ao();
		xi(L(t), { get text() {
			return K(a).message;
		} }), D(t), Y(e, t);
	}, v = (e) => {
		var t = jo();
		Q(B(L(t), 4), 17, () => K(i), (e) => e.id, (e, t) => {
			var n = yr(), r = R(n), i = (e) => {
				xi(e, { get text() {
					return K(t).damaged;
				} });
			};
			Z(r, (e) => {
				K(t).damaged && e(i);
			}), Y(e, n);
		}), D(t), Y(e, t);
	}, y = /* @__PURE__ */ M(() => K(i) && !K(i).some((e) => e.views.length)), b = (e) => {
		let t = /* @__PURE__ */ M(() => qa[K(c).name].page);
		var n = yr();
		Mr(R(n), () => K(o).id, (e) => {
			var n = yr();
			Ur(R(n), () => K(t), (e, t) => {
				t(e, {
					get run() {
						return K(o);
					},
					get page() {
						return r;
					}
				});
			}), Y(e, n);
		}), Y(e, n);
	}, x = (e) => {
		Y(e, Mo());
	};
	Z(g, (e) => {
		K(a) && !K(i) ? e(_) : K(y) ? e(v, 1) : K(o) && K(c) ? e(b, 2) : e(x, -1);
	}), D(f), Y(e, f), A();
}
cr(["click"]);
// src/hosts/server.ts
var Fo = "The page asks a server that runs on this machine. It does not answer any more. Start it again with seqscope open; this page goes on by itself.", Io = "The server knows its visitors by the address that it printed. This one came without. Open the whole address that the terminal shows.";
function Lo() {
	return {
		runs: async () => (await Ro("api/runs")).runs,
		ask: (e, t, n, r) => Ro(`api/runs/${encodeURIComponent(e)}/${t}`, {
			method: "POST",
			headers: { "Content-Type": "application/json" },
			body: JSON.stringify(n),
			signal: r
		}),
		place: zo()
	};
}
async function Ro(e, t) {
	let n;
	try {
		n = await fetch(e, {
			credentials: "same-origin",
			...t
		});
	} catch (e) {
		throw t?.signal?.aborted ? e : new hi(Fo, !0);
	}
	if (n.ok) return n.json();
	throw n.status === 401 ? new hi(Io) : new hi((await n.json().catch(() => null))?.error ?? `The server answered with the number ${n.status}.`);
}
function zo() {
	return {
		read: () => location.hash.slice(1),
		write(e, t, n) {
			document.title = t, e !== location.hash.slice(1) && history[n ? "replaceState" : "pushState"](null, "", `#${e}`);
		},
		onchange(e) {
			return addEventListener("popstate", e), () => removeEventListener("popstate", e);
		}
	};
}
// src/main.ts
function Bo(e, t) {
	let n = e.appendChild(document.createElement("div")), r = n.attachShadow({ mode: "open" }), i = new CSSStyleSheet();
	i.replaceSync(".problem.svelte-1nb1dwp{border-inline-start:2px solid var(--warm);overflow-wrap:anywhere;max-width:560px;padding-inline-start:12px}p.svelte-1nb1dwp{color:var(--soft)}.rule.svelte-1nb1dwp{color:var(--ink);font-weight:550}div.svelte-1mq7yu2{transition:opacity var(--quick)}.old.svelte-1mq7yu2{opacity:.5}.scroll.svelte-1pvqcr6{overflow-x:auto}table.svelte-1pvqcr6{border-collapse:collapse;font-size:12px}th.svelte-1pvqcr6,td.svelte-1pvqcr6{border-bottom:1px solid var(--line);text-align:start;white-space:pre;padding:4px 16px 4px 0}th.svelte-1pvqcr6{color:var(--soft);font-size:11px;font-weight:550}td.number.svelte-1pvqcr6{text-align:end}.more.svelte-1pvqcr6{color:var(--accent);margin-top:12px}main.svelte-1erts3p{grid-template-columns:232px minmax(0,1fr) 316px;min-height:0;display:grid}aside.svelte-1erts3p,section.svelte-1erts3p{scrollbar-width:thin;scrollbar-color:var(--line) transparent;padding:18px 20px;overflow:auto}aside.svelte-1erts3p{background:var(--paper)}.shown.svelte-1erts3p{border-inline-end:1px solid var(--line)}.pointed.svelte-1erts3p{border-inline-start:1px solid var(--line)}.about.svelte-1erts3p{margin-top:2px}@media (max-width:1099px){main.svelte-1erts3p{grid-template-columns:208px minmax(0,1fr);align-content:start;overflow:auto}aside.svelte-1erts3p,section.svelte-1erts3p{padding:16px;overflow:visible}.shown.svelte-1erts3p{border-bottom:1px solid var(--line);grid-row:1/3;max-height:100%;position:sticky;top:0;overflow:auto}.pointed.svelte-1erts3p{border:0;border-top:1px solid var(--line)}}button.svelte-nhpygb{width:100%;color:var(--soft);overflow-wrap:anywhere;padding:2px 0;font-size:12px}button.svelte-nhpygb:hover{color:var(--ink)}button[aria-current].svelte-nhpygb{color:var(--accent)}.segments.svelte-d3d1zy{border:1px solid var(--line);border-radius:6px;display:flex}label.svelte-d3d1zy{text-align:center;white-space:nowrap;color:var(--soft);cursor:pointer;transition:background var(--quick), color var(--quick);border-radius:5px;flex:1;padding:4px 2px;font-size:12px;line-height:16px;position:relative}label.svelte-d3d1zy:hover{color:var(--ink)}.chosen.svelte-d3d1zy,.chosen.svelte-d3d1zy:hover{background:var(--chosen);color:var(--accent);font-weight:550}label.svelte-d3d1zy:has(:where(.svelte-d3d1zy):focus-visible){outline:2px solid var(--accent);outline-offset:1px}.head.svelte-1x0c3ud{justify-content:space-between;align-items:baseline;margin-top:20px;display:flex}label.svelte-1x0c3ud{color:var(--soft);font-size:11px;font-weight:550}input.svelte-1x0c3ud{appearance:none;cursor:pointer;background:0 0;width:100%;height:20px;margin:0}input.svelte-1x0c3ud::-webkit-slider-runnable-track{background:var(--line);border-radius:2px;height:4px}input.svelte-1x0c3ud::-webkit-slider-thumb{border:2px solid var(--accent);background:var(--paper);appearance:none;border-radius:50%;width:14px;height:14px;margin-top:-5px}input.svelte-1x0c3ud::-moz-range-track{background:var(--line);border-radius:2px;height:4px}input.svelte-1x0c3ud::-moz-range-thumb{border:2px solid var(--accent);background:var(--paper);border-radius:50%;width:10px;height:10px}.field.svelte-10mo9dl{min-width:0;font:16px/24px var(--mono);flex:1;position:relative}.mirror.svelte-10mo9dl,input.svelte-10mo9dl{width:100%;height:40px;font:inherit;background:0 0;border:0;padding:6px 0 10px}.mirror.svelte-10mo9dl{color:#0000;white-space:pre;pointer-events:none;position:absolute;overflow:hidden}.mirror.svelte-10mo9dl div:where(.svelte-10mo9dl){width:max-content;min-width:100%}.mirror.svelte-10mo9dl span:where(.svelte-10mo9dl){-webkit-text-decoration-skip-ink:none;text-decoration-skip-ink:none;text-underline-offset:6px;text-decoration:underline}.mirror.svelte-10mo9dl .bare:where(.svelte-10mo9dl){text-decoration:none}input.svelte-10mo9dl{outline:none;position:relative}input.svelte-10mo9dl::placeholder{color:var(--soft);opacity:1}text.svelte-2n3rku{fill:var(--soft);font-size:11px}.tile.svelte-2n3rku{fill:var(--paper)}.cell.svelte-2n3rku{fill:var(--accent)}.title.svelte-oeob7w{fill:var(--soft);font-size:11px}.letter.svelte-oeob7w{font:14px var(--mono);transition:fill var(--quick)}.hint.svelte-oeob7w{fill:var(--soft);font-style:italic}.read.svelte-oeob7w{fill:var(--accent);font-weight:700}.mark.svelte-oeob7w,.cell.svelte-oeob7w{fill:var(--accent);transition:fill-opacity var(--quick), height var(--quick)}.tile.svelte-oeob7w{fill:var(--paper)}.row.svelte-oeob7w{cursor:pointer}.row.svelte-oeob7w:focus-visible{outline-offset:-1px}.unwritten.svelte-oeob7w{opacity:.15}.band.svelte-oeob7w{fill:var(--accent);fill-opacity:0;transition:fill-opacity var(--quick)}.band.pointed.svelte-oeob7w{fill-opacity:.1}.track.svelte-oeob7w{fill:var(--line)}.sure.svelte-oeob7w{fill:var(--soft)}table.svelte-19248q2{border-collapse:collapse;width:100%;font-size:12px}th.svelte-19248q2,td.svelte-19248q2{padding:2px 0;font-weight:400}thead.svelte-19248q2 th:where(.svelte-19248q2){color:var(--soft);text-align:end;font-size:11px}tbody.svelte-19248q2 th:where(.svelte-19248q2){text-align:start;overflow-wrap:anywhere;padding-inline-end:8px}.mono.svelte-19248q2{font-size:14px}.bar.svelte-19248q2{width:100%;min-width:60px}.bar.svelte-19248q2 div:where(.svelte-19248q2){background:var(--accent);min-width:1px;height:8px;transition:width var(--quick);border-radius:2px}.number.svelte-19248q2{color:var(--soft);text-align:end;padding-inline-start:12px}dl.svelte-swx2zd{grid-template-columns:minmax(0,1fr) auto;gap:0 16px;display:grid}dt.svelte-swx2zd{overflow-wrap:anywhere}dd.svelte-swx2zd{color:var(--soft);text-align:end}.line.svelte-18935fs{border:1px solid var(--line);background:var(--paper);transition:border-color var(--quick);border-radius:8px;align-items:center;gap:16px;margin-bottom:20px;padding:4px 16px;display:flex}.line.svelte-18935fs:focus-within{border-color:var(--accent);box-shadow:0 0 0 1px var(--accent)}output.svelte-18935fs{align-items:baseline;gap:12px;display:flex}output.svelte-18935fs bdi:where(.svelte-18935fs){font:600 16px/24px var(--mono);white-space:nowrap}.first.svelte-18935fs{max-width:640px;color:var(--soft);margin:20px 0 0}.first.svelte-18935fs b:where(.svelte-18935fs){color:var(--ink);font-weight:550}.popup.svelte-z2bkp2{position:relative}.opener.svelte-z2bkp2{border:1px solid var(--line);height:28px;color:var(--soft);transition:border-color var(--quick);border-radius:6px;align-items:center;gap:8px;padding:0 10px;display:flex}.opener.svelte-z2bkp2:hover,.opener[aria-expanded=true].svelte-z2bkp2{border-color:var(--faint);color:var(--ink)}.panel.svelte-z2bkp2{z-index:2;border:1px solid var(--line);background:var(--paper);min-width:100%;max-height:calc(100vh - 80px);box-shadow:var(--shade);border-radius:8px;padding:12px 16px;position:absolute;top:calc(100% + 8px);overflow:auto}.right.svelte-z2bkp2{right:0}ul.svelte-1t0i849{width:max-content}button.svelte-1t0i849{width:100%;padding:4px 0}button.svelte-1t0i849:hover{color:var(--accent)}b.svelte-15mxw0v{font-weight:600}ol.svelte-15mxw0v{width:360px;max-width:80vw;margin:8px 0 16px}li.svelte-15mxw0v{margin-top:8px}kbd.svelte-15mxw0v{border:1px solid var(--line);font:11px var(--sans);border-radius:4px;padding:0 4px}i.svelte-18j7n7y{background:var(--accent);border-radius:50%;width:8px;height:8px}i.training.svelte-18j7n7y{animation:1.6s ease-in-out infinite alternate svelte-18j7n7y-breathe}@keyframes svelte-18j7n7y-breathe{to{opacity:.25}}@media (prefers-reduced-motion:reduce){i.training.svelte-18j7n7y{animation:none}}.name.svelte-18j7n7y{color:var(--ink)}ul.svelte-18j7n7y{width:max-content;max-width:min(480px,80vw)}button.svelte-18j7n7y{grid-template-columns:minmax(120px,1fr) auto minmax(72px,auto);align-items:baseline;gap:16px;width:100%;padding:4px 0;display:grid}button.svelte-18j7n7y .number:where(.svelte-18j7n7y){text-align:end}button.svelte-18j7n7y:hover:enabled span:where(.svelte-18j7n7y):first-child,button[aria-current].svelte-18j7n7y span:where(.svelte-18j7n7y):first-child{color:var(--accent)}button.svelte-18j7n7y:disabled{cursor:default}.damage.svelte-18j7n7y{overflow-wrap:anywhere;padding-bottom:4px}@media (max-width:1099px){.title.svelte-18j7n7y{display:none}}.page.svelte-1n46o8q{grid-template-rows:auto minmax(0,1fr);height:100%;min-height:480px;display:grid}header.svelte-1n46o8q{border-bottom:1px solid var(--line);background:var(--paper);flex-wrap:wrap;align-items:center;gap:0 20px;min-height:52px;padding:0 20px;display:flex}h1.svelte-1n46o8q{letter-spacing:-.01em;font-size:16px;font-weight:650}nav.svelte-1n46o8q{gap:0 4px;height:52px;display:flex}nav.svelte-1n46o8q a:where(.svelte-1n46o8q){color:var(--soft);transition:color var(--quick), border-color var(--quick);border-bottom:2px solid #0000;align-items:center;margin-bottom:-1px;padding:0 12px;display:flex}nav.svelte-1n46o8q a:where(.svelte-1n46o8q):hover{color:var(--ink)}nav.svelte-1n46o8q a[aria-current]:where(.svelte-1n46o8q){border-color:var(--accent);color:var(--ink);font-weight:550}.tools.svelte-1n46o8q{gap:8px;margin-inline-start:auto;display:flex}.tool.svelte-1n46o8q{border:1px solid var(--line);height:28px;color:var(--soft);border-radius:6px;padding:0 10px}.tool.svelte-1n46o8q:hover{border-color:var(--faint);color:var(--ink)}.tool[aria-pressed=true].svelte-1n46o8q{background:var(--chosen);color:var(--accent);border-color:#0000}.empty.svelte-1n46o8q{padding:32px 20px}@media (max-width:1099px){header.svelte-1n46o8q{padding:0 16px}nav.svelte-1n46o8q{order:3;width:100%;height:36px;overflow-x:auto}nav.svelte-1n46o8q a:where(.svelte-1n46o8q):first-child{margin-inline-start:-12px}.tools.svelte-1n46o8q,header.svelte-1n46o8q h1:where(.svelte-1n46o8q){margin-block:12px}}:host{--ink:#1c2127;--soft:#5d6874;--faint:#98a2ad;--line:#e3e7eb;--edge:#8a949e;--paper:#fff;--wash:#f6f7f9;--board:#f0f2f5;--warm:#d5602a;--cool:#2a76b5;--warm-ink:#a8451a;--cool-ink:#1f5d92;--accent:#3a45a8;--on-accent:#fff;--chosen:#e9ebf7;--first:#3a45a8;--second:#0a7a62;--third:#9a6405;--held:#cbd1d6;--shade:0 4px 16px #1c212726;--sans:Inter, system-ui, -apple-system, \"Segoe UI\", sans-serif;--mono:\"JetBrains Mono\", ui-monospace, \"SF Mono\", \"Cascadia Mono\", Menlo, \"DejaVu Sans Mono\", monospace;--quick:.12s;--lightningcss-light:initial;--lightningcss-dark: ;color-scheme:light dark;height:100%;font:13px/1.5 var(--sans);color:var(--ink);background:var(--wash);-webkit-font-smoothing:antialiased;display:block}@media (prefers-color-scheme:dark){:host{--lightningcss-light: ;--lightningcss-dark:initial;--ink:#e8ebee;--soft:#a3adb8;--faint:#6c7783;--line:#2c333a;--edge:#77828d;--paper:#14181c;--wash:#1b2025;--board:#20262c;--warm:#f08a54;--cool:#66aee3;--warm-ink:#f5a278;--cool-ink:#8cc3ec;--accent:#96a0ff;--on-accent:#14181c;--chosen:#2b3049;--first:#96a0ff;--second:#4cc9ad;--third:#e5b04c;--held:#465059;--shade:0 4px 20px #0009}}@media (prefers-reduced-motion:reduce){:host{--quick:0s}}*{box-sizing:border-box}:focus-visible{outline:2px solid var(--accent);outline-offset:1px}h1,h2,h3,p,ul,ol,dl,dd{margin:0;padding:0}ul,ol{list-style:none}h2{font-size:13px;font-weight:600}h3{color:var(--soft);margin:20px 0 4px;font-size:11px;font-weight:550}a{color:inherit;text-decoration:none}button,input,select{font:inherit;color:inherit}button{text-align:start;cursor:pointer;background:0 0;border:0;padding:0}svg{display:block}text{fill:var(--ink);font:12px var(--sans)}.soft{color:var(--soft);font-size:12px}.number{font-variant-numeric:tabular-nums;white-space:nowrap}.mono{font-family:var(--mono)}.hidden{clip-path:inset(50%);white-space:nowrap;width:1px;height:1px;position:absolute;overflow:hidden}\n/*$vite$:1*/"), r.adoptedStyleSheets = [i];
	let a = Tr(Po, {
		target: r,
		props: { host: t }
	});
	return () => {
		kr(a), n.remove();
	};
}
export { Bo as mount, Lo as serverHost };
