"""Adds up the certificate of a plan by itself, from its JSON alone: bench/add_up_plan.py PLAN.json (docs/balance.md). Says every box that comes to another sum, and every hole between boxes."""
import json, math, sys
d=json.load(open(sys.argv[1])); total=0; inf=math.inf
def v(x,e): return e if x is None else x
for p in d['prices']:
    S=p['schools']; lo=inf
    for b in p['boxes']:
        q,T=b['stiffness'],b['target']; pt=p['point']
        if pt>0 or b['meanTo'] is None and b['to'] is not None and b['meanFrom']==0 and pt>0:
            def least(s,c):  # linear
                l=s['least']; m=v(s['most'],inf); f=v(s['full'],inf); ch=v(s['charge'],inf)
                if s['gain']<=0: return ch if f>0 else 0
                if l<0: return min(0, (c+s['given']-s['cost'])*l, c*m if c<0 else 0)  # gives at its own price, stays at its minima
                u=l if c>=0 else m
                r=0 if u==0 else c*u
                if u>=f: return r
                return min(r+ch, c*f if f<=m else inf)
            if q==0:
                val=sum(least(s,s['cost']) for s in S)+pt*v(b['from'],0)
            else:
                X=[]
                for s in S:
                    x=s['start']
                    if s['gain']>0:
                        lo_=x+s['gain']*s['least']; hi=x+s['gain']*max(s['least'],v(s['most'],inf))
                        at=T-s['cost']/(2*q*s['weight']*s['gain'])
                        if at<x and lo_<x: at=min(x,T-s['given']/(2*q*s['weight']*s['gain']))  # below what it has it gives, at another price
                        x=min(max(at,lo_),hi)
                    X.append(x)
                m=sum(s['weight']*x for s,x in zip(S,X)); D=math.sqrt(sum(s['weight']*(x-m)**2 for s,x in zip(S,X)))
                th=2*q*D
                def at(t): return pt*t+sum((th*s['weight']*((x-m)/D-t))*s['start']+least(s,s['cost']+th*s['weight']*((x-m)/D-t)*s['gain']) for s,x in zip(S,X))
                val=min(at(b['from']),at(b['to']))
        else:
            val=0
            for s in S:
                l=s['least']; m=v(s['most'],inf); f=v(s['full'],inf); ch=v(s['charge'],inf); w=q*s['weight']
                def one(u): return (0 if u==0 else s['cost']*u)+w*(s['start']+s['gain']*u-T)**2+(ch if u<f else 0)
                if s['gain']<=0: val+=w*(s['start']-T)**2+(ch if f>0 else 0); continue
                if l<0:
                    # What it gives and what it receives have each their own price.
                    def best(price,low,high):
                        if w>0:
                            u=(T-s['start'])/s['gain']-price/(2*w*s['gain']**2); c=[math.floor(u),math.ceil(u)]
                        else: c=[low if price>=0 else high]
                        return min((0 if x==0 else price*x)+w*(s['start']+s['gain']*x-T)**2 for x in (min(max(x,low),high) for x in c))
                    val+=min(best(s['cost'],0,m),best(s['given'],l,0)); continue
                if w>0:
                    u=(T-s['start'])/s['gain']-s['cost']/(2*w*s['gain']**2); c=[math.floor(u),math.ceil(u)]
                else: c=[l if s['cost']>=0 else m]
                c=[min(max(x,l),m) for x in c]+([f] if f<=m else [])
                val+=min(one(x) for x in c)
            tau=b['to']
            if q>0: val-=q*max((tau*m_)**2+(m_-T)**2 for m_ in (b['meanFrom'],b['meanTo']))
        if abs(val-b['bound'])>1e-6*max(1,abs(val)) : print('differs',p['code'],b,val)
        lo=min(lo,val)
    total+=lo
total-=d['allowance']; print('sum',total,'bound',d['bound'],'cost',d['cost'],'gap',d['gap'])
# coverage of boxes
for p in d['prices']:
    bs=p['boxes']
    if p['point']>0:
        iv=sorted((b['from'],v(b['to'],inf)) for b in bs); ok=iv[0][0]==0 and iv[-1][1]==inf and all(abs(a[1]-b[0])<1e-12 for a,b in zip(iv,iv[1:])); 
        if not ok: print('hole',p['code'])
    else:
        iv=sorted((b['meanFrom'],v(b['meanTo'],inf)) for b in bs)
        if not all(abs(a[1]-b[0])<1e-9*b[0] for a,b in zip(iv,iv[1:])): print('hole',p['code'])
